package dev.packhorse.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what the products that fit have in common, over as many of them as is bearable, and says which of them come first. */
final class Counting {

    /** Where one price range ends and the next begins, in minor units. */
    static final List<Long> STEPS = List.of(
            0L, 500L, 1_000L, 2_000L, 5_000L, 10_000L, 20_000L, 50_000L, 100_000L, 200_000L, 500_000L, 1_000_000L);

    private static final String SQL = """
            with hits as materialized (
              select s.product_id, s.keys, s.amount, %s as sorted, %s as in_stock
              from (select *, %s as amount from product_search s where %s offset 0) s where %s limit ?
            ), said as materialized (
              select key, count(*)::int as n from hits, unnest(keys) key group by key
            )
            select 'all' as kind, '' as value, '' as label, count(*)::int as n from hits
            union all select 'stock', '', '', (count(*) filter (where in_stock))::int from hits
            union all (select 'price', (width_bucket(amount, ?::bigint[]) - 1)::text, '', count(*)::int from hits
              where amount is not null group by 2)
            union all (select 'category', c.id, coalesce(c.names ->> ?, c.names ->> split_part(?, '-', 1), c.names ->> 'en', c.id), said.n
              from said join category c on said.key = 'c:' || c.id
              where c.parent_id is not distinct from ? and not c.archived order by c.position, c.id limit ?)
            union all (select 'attribute', key, '', n from (
                select substr(key, 3) as key, n, row_number() over (partition by split_part(key, '=', 1) order by n desc, key) as place
                from said where key like 'a:%%') ranked
              where place <= ? order by n desc, key limit ?)
            union all (select 'place', product_id, sorted::text, 0 from (select * from hits limit ?) first order by %s limit ?)
            """;

    private final JdbcClient jdbc;

    private record Row(String kind, String value, String label, int count) {}

    /**
     * What was counted.
     *
     * @param first the places of the first page, and one more when there is one: those that fit are read once for both; null when
     *     there are more than were counted and the first of all may be among the others
     */
    record Counted(Facets facets, @Nullable List<SearchRows.Place> first) {}

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counted of(SearchQuery query, @Nullable String words, int most) {
        Condition found = new Condition(query, words);
        Condition left = new Condition();
        left.andPrice(query, "s.amount");
        left.andStock(query);
        List<Object> values =
                new ArrayList<>(query.order() == SearchOrder.RELEVANCE ? List.of(String.valueOf(words)) : List.of());
        values.add(Condition.currency(query));
        values.addAll(found.values());
        values.addAll(left.values());
        values.add(most + 1);
        values.add(STEPS.toArray(Long[]::new));
        values.addAll(Arrays.asList(query.language(), query.language(), query.category(), Facets.CATEGORIES_MAX));
        values.addAll(List.of(Facets.VALUES_MAX, Facets.ATTRIBUTES_MAX * Facets.VALUES_MAX));
        values.addAll(List.of(most, query.limit() + 1));
        List<Row> rows = jdbc.sql(SQL.formatted(
                        key(query.order()),
                        inStock(query),
                        Condition.AMOUNT,
                        found.sql(),
                        left.sql(),
                        order(query.order())))
                .params(values)
                .query((row, _) ->
                        new Row(row.getString("kind"), row.getString("value"), row.getString("label"), row.getInt("n")))
                .list();
        int counted = only(rows, "all").getFirst().count();
        // As many are ranked as are counted, and which does not matter; any other order is one of all.
        boolean firstOfAll = counted <= most || query.order() == SearchOrder.RELEVANCE;
        return new Counted(facets(rows, counted, most), firstOfAll ? places(rows) : null);
    }

    /** Not asked twice of rows that were found by it. */
    private static String inStock(SearchQuery query) {
        return query.inStock() == null ? Condition.IN_STOCK : query.inStock().toString();
    }

    private static String key(SearchOrder order) {
        return switch (order) {
            case RELEVANCE -> SearchRows.RANK;
            case NAME -> "s.name";
            case PRICE -> "s.amount";
            case NEWEST -> SearchRows.AGE;
        };
    }

    private static String order(SearchOrder order) {
        return switch (order) {
            case RELEVANCE -> "-first.sorted, product_id";
            case NAME, PRICE -> "first.sorted, product_id";
            case NEWEST -> "first.sorted desc, product_id desc";
        };
    }

    private static List<SearchRows.Place> places(List<Row> rows) {
        return only(rows, "place").stream()
                .map(row -> new SearchRows.Place(row.value(), row.label()))
                .toList();
    }

    private static Facets facets(List<Row> rows, int counted, int most) {
        return new Facets(
                Math.min(counted, most),
                counted > most,
                only(rows, "category").stream()
                        .map(row -> new Facets.CategoryCount(row.value(), row.label(), row.count()))
                        .toList(),
                prices(only(rows, "price")),
                attributes(only(rows, "attribute")),
                only(rows, "stock").getFirst().count());
    }

    private static List<Row> only(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).toList();
    }

    private static List<Facets.PriceCount> prices(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.value())))
                .map(row -> {
                    int step = Integer.parseInt(row.value());
                    Long until = step + 1 < STEPS.size() ? STEPS.get(step + 1) : null;
                    return new Facets.PriceCount(STEPS.get(step), until, row.count());
                })
                .toList();
    }

    /** Those that most products have first. */
    private static List<Facets.Attribute> attributes(List<Row> rows) {
        Map<String, List<Facets.Value>> values = new LinkedHashMap<>();
        rows.forEach(row -> {
            int equals = row.value().indexOf('=');
            values.computeIfAbsent(row.value().substring(0, equals), _ -> new ArrayList<>())
                    .add(new Facets.Value(row.value().substring(equals + 1), row.count()));
        });
        return values.entrySet().stream()
                .limit(Facets.ATTRIBUTES_MAX)
                .map(entry -> new Facets.Attribute(entry.getKey(), entry.getValue()))
                .toList();
    }
}
