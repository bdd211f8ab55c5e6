package dev.packhorse.catalogue;

import dev.packhorse.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The rows of the category tree. */
final class CategoryRows {

    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    CategoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, hence a state that was committed. */
    static CategoryTree tree(JdbcClient jdbc) {
        List<Category> categories = jdbc.sql("select * from category")
                .query((row, _) -> category(row))
                .list();
        return new CategoryTree(categories.stream().mapToLong(Category::version).sum(), categories);
    }

    /** Two who change the tree at once could make a circle that neither of them sees. Readers do not wait, nor do products. */
    void lockTree() {
        jdbc.sql("lock table category in share row exclusive mode").update();
    }

    Optional<Category> find(String id) {
        return jdbc.sql("select * from category where id = ?")
                .param(id)
                .query((row, _) -> category(row))
                .optional();
    }

    void insert(String id, @Nullable String parent, String path, Map<String, String> names, int position) {
        jdbc.sql("insert into category (id, parent_id, path, names, position) values (?, ?, ?, ?::jsonb, ?)")
                .param(id)
                .param(parent)
                .params(path, Json.write(names), position)
                .update();
    }

    void describe(String id, Map<String, String> names, int position) {
        jdbc.sql("update category set names = ?::jsonb, position = ?, version = version + 1 where id = ?")
                .params(Json.write(names), position, id)
                .update();
    }

    void archived(String id, boolean archived) {
        jdbc.sql("update category set archived = ?, version = version + 1 where id = ?")
                .params(archived, id)
                .update();
    }

    /** The whole branch at once. The version of what is below rises too, since its path has changed. */
    void move(Category branch, @Nullable String parent, String path, int position) {
        jdbc.sql("""
                update category set path = ? || substr(path, ?), version = version + 1,
                  parent_id = case when id = ? then ? else parent_id end, position = case when id = ? then ? else position end
                where path ^@ ?
                """)
                .params(path, branch.path().length() + 1, branch.id())
                .param(parent)
                .params(branch.id(), position, branch.path())
                .update();
    }

    /** How many levels there are from a category down to the lowest one below it, itself included. */
    int height(Category branch) {
        return jdbc.sql("""
                        select max(length(path) - length(replace(path, '/', ''))) from category where path ^@ ?
                        """).param(branch.path()).query(Integer.class).single()
                - branch.trail().size();
    }

    private static Category category(ResultSet row) throws SQLException {
        return new Category(
                row.getString("id"),
                row.getLong("version"),
                row.getString("parent_id"),
                row.getString("path"),
                row.getInt("position"),
                Json.read(row.getString("names"), NAMES),
                row.getBoolean("archived"));
    }
}
