package dev.packhorse.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which products fit and in which order, as PostgreSQL says. */
final class SearchRows {

    /** The word that somebody may still be typing: the last one, unless it is excluded, quoted or finished. */
    private static final Pattern UNFINISHED = Pattern.compile("(?:^|.*\\s)([\\p{L}\\p{N}]{2,40})$", Pattern.DOTALL);

    /** Of a row {@code s}, for words as PostgreSQL reads them; a whole number, as a cursor needs it. */
    static final String RANK = "(1000000 * ts_rank('{0.05, 0.2, 0.4, 1}', s.document, ?::tsquery, 1))::bigint";

    static final String AGE = "(extract(epoch from s.listed_at) * 1000000)::bigint";

    private final JdbcClient jdbc;
    private final SearchSettings settings;

    /** @param key by which it is ordered, as text */
    record Place(String productId, String key) {}

    SearchRows(JdbcClient jdbc, SearchSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    List<String> languages() {
        return jdbc.sql(
                        "select language from search_language where complete or language = 'en' order by language <> 'en', language")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Bounds what runs in this transaction. */
    void begin() {
        begin("", "", "", "");
    }

    /** @return the words as PostgreSQL reads them, empty when there are none worth looking for; null without words */
    @Nullable
    String begin(SearchQuery query) {
        String text = query.text() == null ? "" : query.text();
        Matcher unfinished = UNFINISHED.matcher(text);
        boolean typing = text.indexOf('"') < 0 && unfinished.matches();
        String before = typing ? text.substring(0, unfinished.start(1)) : "";
        String words = begin(query.language(), text, before, typing ? "'" + unfinished.group(1) + "':*" : "");
        return query.text() == null ? null : words;
    }

    /**
     * One round for all that has to be known first. Plans are made for the values at hand, since a rare and a frequent word want
     * different ones; compiling or spreading such a short statement over processes costs more than it brings, and so does reading
     * the table when it is thought that enough of it fits.
     */
    private String begin(String language, String text, String before, String last) {
        return jdbc.sql("""
                        select (websearch_to_tsquery(l.name, ?)
                            || (websearch_to_tsquery(l.name, ?) && (to_tsquery(l.name, ?) || to_tsquery('search_any', ?))))::text
                        from (select search_configuration(?)::regconfig as name,
                            set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                            set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
                            set_config('enable_seqscan', 'off', true)
                          offset 0) l
                        """)
                .params(text, before, last, last, language)
                .param(Long.toString(settings.statement().toMillis()))
                .query(String.class)
                .single();
    }

    /** @return one more than a page has, when there is one */
    List<Place> places(SearchQuery query, @Nullable String words, @Nullable PageEnd from) {
        if (words != null && words.isEmpty()) {
            return List.of();
        }
        return switch (query.order()) {
            case RELEVANCE -> byRank(query, String.valueOf(words), from);
            case NAME -> byName(query, words, from);
            case PRICE -> byPrice(query, words, from);
            case NEWEST -> byAge(query, words, from);
        };
    }

    /** Ranks no more than so many: who looks for a word that half of all products have does not page through them. */
    private List<Place> byRank(SearchQuery query, String words, @Nullable PageEnd from) {
        List<Object> values = new ArrayList<>(List.of(words));
        Condition condition = whole(query, words);
        values.addAll(condition.values());
        values.add(settings.ranked());
        String after = "";
        if (from != null) {
            after = "where (-rank, product_id) > (?, ?)";
            values.add(-Long.parseLong(from.key()));
            values.add(from.productId());
        }
        values.add(query.limit() + 1);
        return list("""
                with hits as materialized (
                  select s.product_id, %s as rank from product_search s where %s limit ?)
                select product_id, rank as key from hits %s order by -rank, product_id limit ?
                """.formatted(RANK, condition.sql(), after), values);
    }

    private List<Place> byName(SearchQuery query, @Nullable String words, @Nullable PageEnd from) {
        Condition condition = whole(query, words);
        condition.and("s.language = ?", query.language());
        if (from != null) {
            condition.and("(s.name, s.product_id) > (?, ?)", from.key(), from.productId());
        }
        return ordered(query, condition, "s.name as key from product_search s", "s.name, s.product_id");
    }

    private List<Place> byAge(SearchQuery query, @Nullable String words, @Nullable PageEnd from) {
        Condition condition = whole(query, words);
        condition.and("s.language = ?", query.language());
        if (from != null) {
            condition.and(
                    "(s.listed_at, s.product_id) < (timestamptz 'epoch' + ? * interval '1 microsecond', ?)",
                    Long.parseLong(from.key()),
                    from.productId());
        }
        return ordered(query, condition, AGE + " as key from product_search s", "s.listed_at desc, s.product_id desc");
    }

    private List<Place> byPrice(SearchQuery query, @Nullable String words, @Nullable PageEnd from) {
        Condition condition = new Condition(query, words);
        condition.and(Condition.NOW, Condition.currency(query));
        // Of the row by which the index is walked, so that the walk begins where the prices do.
        condition.andPrice(query, "c.amount");
        condition.andStock(query);
        if (from != null) {
            condition.and("(c.amount, c.product_id) > (?, ?)", Long.parseLong(from.key()), from.productId());
        }
        return ordered(
                query,
                condition,
                "c.amount as key from product_search s join product_search_price c on c.product_id = s.product_id",
                "c.amount, c.product_id");
    }

    private static Condition whole(SearchQuery query, @Nullable String words) {
        Condition condition = new Condition(query, words);
        condition.andPrice(query, Condition.AMOUNT, Condition.currency(query));
        condition.andStock(query);
        return condition;
    }

    private List<Place> ordered(SearchQuery query, Condition condition, String what, String order) {
        List<Object> values = new ArrayList<>(condition.values());
        values.add(query.limit() + 1);
        return list(
                "select s.product_id, " + what + " where " + condition.sql() + " order by " + order + " limit ?",
                values);
    }

    private List<Place> list(String sql, List<Object> values) {
        return jdbc.sql(sql)
                .params(values)
                .query((row, _) -> new Place(row.getString("product_id"), row.getString("key")))
                .list();
    }
}
