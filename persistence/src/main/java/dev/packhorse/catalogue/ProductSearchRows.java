package dev.packhorse.catalogue;

import dev.packhorse.KeyLookups;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows by which products are found. They are written in the transaction that changes the products, behind the change itself,
 * and each is the same however often it is written.
 */
public class ProductSearchRows {

    private static final int BATCH = 500;

    /** A branch with more products than this is written by and by. */
    private static final int AT_ONCE = 1000;

    /** More languages than this, and those that come later are found by the words of the shop's own language only. */
    private static final int LANGUAGES_MAX = 30;

    /** Names the advisory lock below: "srch". */
    private static final long CATEGORY_TREE = 0x73726368;

    private static final String OF_BRANCH = """
            from category top join category c on starts_with(c.path, top.path) join product p on p.category = c.id
            where top.id = ? and not p.archived""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ProductSearchRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Of products that were changed, archived or brought back in this transaction. */
    public void refresh(Collection<String> productIds) {
        // A product's row has its categories' names in it: whoever changes those waits for us, and we for them.
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(CATEGORY_TREE)
                .query()
                .listOfRows();
        KeyLookups.only(jdbc);
        inBatches(List.copyOf(productIds), this::write);
    }

    /**
     * Of all products of a category and of what is below it, after it was named anew or moved in this transaction. Those of a
     * large branch follow by and by, so that nobody's edit waits for all of them.
     */
    public void refreshBranch(String category) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(CATEGORY_TREE).query().listOfRows();
        // After the wait, so that products that came into the branch meanwhile are seen.
        List<String> products = jdbc.sql("select p.id " + OF_BRANCH + " order by p.id limit ?")
                .params(category, AT_ONCE + 1)
                .query((row, _) -> row.getString(1))
                .list();
        if (products.size() <= AT_ONCE) {
            KeyLookups.only(jdbc);
            inBatches(products, this::write);
        } else {
            jdbc.sql("insert into product_search_due (product_id) select p.id " + OF_BRANCH + " on conflict do nothing")
                    .param(category)
                    .update();
        }
    }

    /** Has one search in the shop's own language too, once every product has its row in it. */
    public void speaks(String language) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                insert into search_language (language, configuration) values (?, search_configuration(?)) on conflict do nothing
                """).params(language, language).update());
    }

    /**
     * Writes rows that are due, and those that are missing since a language came new to the shop, in a transaction of its own;
     * has the language offered when none is missing any more.
     *
     * @return how many products were looked at; 0 when there is nothing to do
     */
    public int fill(int most) {
        return transaction.execute(_ -> fillNow(most));
    }

    private int fillNow(int most) {
        List<String> due =
                jdbc.sql("""
                        delete from product_search_due where product_id in (
                          select product_id from product_search_due order by product_id limit ? for update skip locked)
                        returning product_id
                        """).param(most).query((row, _) -> row.getString(1)).list();
        if (!due.isEmpty()) {
            refresh(due);
            return due.size();
        }
        List<String> languages = jdbc.sql("select language from search_language where not complete order by 1")
                .query((row, _) -> row.getString(1))
                .list();
        if (languages.isEmpty()) {
            return 0;
        }
        List<String> lacking = lacking(languages.getFirst(), most);
        if (lacking.isEmpty()) {
            return complete(languages.getFirst());
        }
        refresh(lacking);
        return lacking.size();
    }

    /** Those that somebody changes right now are left out: their change brings the row. */
    private List<String> lacking(String language, int most) {
        return jdbc.sql("""
                        select id from product p where not archived
                          and not exists (select from product_search s where s.product_id = p.id and s.language = ?)
                        order by id limit ? for share skip locked
                        """)
                .params(language, most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Behind all who began before the language was there and may write products without it. */
    private int complete(String language) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(CATEGORY_TREE).query().listOfRows();
        return jdbc.sql("""
                update search_language set complete = true where language = ? and not exists (
                  select from product p where not archived
                    and not exists (select from product_search s where s.product_id = p.id and s.language = ?))
                """).params(language, language).update();
    }

    private void write(String[] products) {
        // A language that nobody had a text in so far.
        jdbc.sql("""
                insert into search_language (language, configuration)
                select distinct text.language, search_configuration(text.language)
                from product p cross join lateral jsonb_object_keys(p.texts) text (language)
                where p.id = any(?) and text.language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$'
                  and text.language not in (select language from search_language)
                  and (select count(*) from search_language) < ?
                order by 1 on conflict do nothing
                """).params(products, LANGUAGES_MAX).update();
        for (String table : List.of("product_search", "product_search_price")) {
            jdbc.sql("delete from " + table + " s where s.product_id = any(?)"
                            + " and not exists (select from product p where p.id = s.product_id and not p.archived)")
                    .param(products)
                    .update();
        }
        jdbc.sql(SearchStatements.TEXTS).param("ids", products).update();
        jdbc.sql(SearchStatements.PRICES).param("ids", products).update();
        jdbc.sql(SearchStatements.WORDS).param("ids", products).update();
    }

    private static void inBatches(List<String> products, Consumer<String[]> work) {
        for (int from = 0; from < products.size(); from += BATCH) {
            int to = Math.min(from + BATCH, products.size());
            work.accept(products.subList(from, to).toArray(String[]::new));
        }
    }
}
