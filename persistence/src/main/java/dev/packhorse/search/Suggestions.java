package dev.packhorse.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Categories and products whose names begin like what was typed, then those that have such a word further on. */
final class Suggestions {

    static final int MOST = 10;
    private static final int CATEGORIES_MAX = 3;

    /** Looked at before they are sorted and names that occur twice are left out. */
    private static final int SEEN_MAX = 200;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;
    private final Spelling spelling;

    Suggestions(JdbcClient jdbc, Spelling spelling) {
        this.jdbc = jdbc;
        this.spelling = spelling;
    }

    /** The first of those with the same text. */
    static List<Suggestion> distinct(List<Suggestion> found) {
        Set<String> texts = new HashSet<>();
        return found.stream()
                .filter(one -> texts.add(one.text().toLowerCase(Locale.ROOT)))
                .limit(MOST)
                .toList();
    }

    List<Suggestion> of(String typed, String language) {
        List<Suggestion> found = startingLike(typed, language);
        return found.isEmpty()
                ? spelling.correct(typed, language)
                        .map(meant -> startingLike(meant, language))
                        .orElse(found)
                : found;
    }

    private List<Suggestion> startingLike(String typed, String language) {
        List<Suggestion> found = new ArrayList<>(categories(typed, language));
        found.addAll(products("""
                select s.product_id, s.name from product_search s, (select lower(unaccent(?)) as typed) t
                where s.language = ? and s.name >= t.typed and s.name < t.typed || chr(1114111)
                order by s.name, s.product_id limit ?
                """, typed, language, SEEN_MAX));
        String words = words(typed);
        if (found.size() < MOST && !words.isEmpty()) {
            found.addAll(products("""
                    select s.product_id, s.name from product_search s
                    where s.document @@ to_tsquery('search_any', ?) and s.keys @> ?::text[] limit ?
                    """, words, new String[] {"l:" + language}, SEEN_MAX));
        }
        return found;
    }

    private List<Suggestion> products(String sql, Object... values) {
        return jdbc.sql("select min(product_id) as id, name from (" + sql + ") s group by name order by name limit "
                        + MOST)
                .params(values)
                .query((row, _) -> new Suggestion(Suggestion.Kind.PRODUCT, row.getString("id"), row.getString("name")))
                .list();
    }

    private List<Suggestion> categories(String typed, String language) {
        return jdbc.sql("""
                        select c.id, c.name from (select lower(unaccent(?)) as typed) t, (
                          select id, coalesce(names ->> ?, names ->> split_part(?, '-', 1), names ->> 'en') as name
                          from category where not archived) c
                        where starts_with(lower(unaccent(c.name)), t.typed) or strpos(lower(unaccent(c.name)), ' ' || t.typed) > 0
                        order by not starts_with(lower(unaccent(c.name)), t.typed), c.name, c.id limit ?
                        """)
                .params(typed, language, language, CATEGORIES_MAX)
                .query((row, _) -> new Suggestion(Suggestion.Kind.CATEGORY, row.getString("id"), row.getString("name")))
                .list();
    }

    /** All of the words in the name, the last one as a beginning. */
    private static String words(String typed) {
        List<String> words =
                WORD.matcher(typed).results().map(MatchResult::group).toList();
        return words.stream().map(word -> "'" + word + "':A").collect(Collectors.joining(" & "))
                + (words.isEmpty() ? "" : "*");
    }
}
