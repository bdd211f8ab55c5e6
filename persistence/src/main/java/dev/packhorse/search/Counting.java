package dev.packhorse.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what the products that fit have in common, over as many of them as is bearable. */
final class Counting {

    /** Where one price range ends and the next begins, in minor units. */
    static final List<Long> STEPS = List.of(
            0L, 500L, 1_000L, 2_000L, 5_000L, 10_000L, 20_000L, 50_000L, 100_000L, 200_000L, 500_000L, 1_000_000L);

    private static final String SQL = """
            with hits as materialized (
              select s.keys, %s as in_stock, (select c.amount from product_search_price c
                where c.product_id = s.product_id and %s limit 1) as amount
              from product_search s where %s limit ?
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
            """;

    private final JdbcClient jdbc;

    private record Row(String kind, String value, String label, int count) {}

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Facets of(SearchQuery query, @Nullable String words, int most) {
        Condition condition = new Condition(query, words);
        List<Object> values = new ArrayList<>();
        values.add(query.currency() == null ? "" : query.currency().getCurrencyCode());
        values.addAll(condition.values());
        values.add(most + 1);
        values.add(STEPS.toArray(Long[]::new));
        values.addAll(Arrays.asList(query.language(), query.language(), query.category(), Facets.CATEGORIES_MAX));
        values.addAll(List.of(Facets.VALUES_MAX, Facets.ATTRIBUTES_MAX * Facets.VALUES_MAX));
        List<Row> rows = jdbc.sql(SQL.formatted(Condition.IN_STOCK, Condition.NOW, condition.sql()))
                .params(values)
                .query((row, _) ->
                        new Row(row.getString("kind"), row.getString("value"), row.getString("label"), row.getInt("n")))
                .list();
        int counted = only(rows, "all").getFirst().count();
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
