package dev.packhorse.feed;

import dev.packhorse.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Reads what is exported, batch by batch behind a key; each row as an import of the same kind would be given it. */
class ExportRows {

    private static final TypeReference<Map<String, JsonNode>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param key behind which the next batch begins */
    record Row(String key, Map<String, String> cells) {}

    long count(FeedKind kind) {
        String from = switch (kind) {
            case PRODUCTS -> ON_SALE;
            case PRICES ->
                "from price r join variant v on v.sku = r.sku join product p on p.id = v.product_id "
                        + "where not v.archived and not p.archived";
            case STOCK -> "from stock_level";
        };
        return jdbc.sql("select count(*) " + from).query(Long.class).single();
    }

    /** Fixed before the first row: in a CSV nothing can be added later. */
    List<String> columns(FeedKind kind) {
        return switch (kind) {
            case PRODUCTS -> productColumns();
            case PRICES -> List.of("sku", "currency", "amount", "valid_from", "valid_until");
            case STOCK -> List.of("warehouse", "sku", "on_hand", "safety_stock");
        };
    }

    List<Row> after(FeedKind kind, @Nullable String key, int limit) {
        return switch (kind) {
            case PRODUCTS -> products(parts(key, "", ""), limit);
            case PRICES -> prices(parts(key, "", "", "-infinity"), limit);
            case STOCK -> stock(parts(key, "", ""), limit);
        };
    }

    private static String[] parts(@Nullable String key, String... first) {
        return key == null ? first : key.split("\n", -1);
    }

    private List<String> productColumns() {
        List<String> columns = new ArrayList<>(List.of("id", "category", "name", "description"));
        for (String language : names("select distinct jsonb_object_keys(p.texts) as name " + ON_SALE)) {
            columns.add(Columns.NAME_IN + language);
            columns.add(Columns.DESCRIPTION_IN + language);
        }
        columns.add("image");
        names("select distinct jsonb_object_keys(p.attributes) as name " + ON_SALE)
                .forEach(name -> columns.add(Columns.ATTRIBUTE + name));
        columns.addAll(List.of("sku", "position"));
        names("select distinct jsonb_object_keys(v.options) as name " + ON_SALE)
                .forEach(name -> columns.add(Columns.OPTION + name));
        columns.addAll(List.of("weight_grams", "length_mm", "width_mm", "height_mm"));
        columns.addAll(names("select distinct currency as name from price where valid_from = '-infinity'"));
        return columns;
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql + " order by name")
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static final String ON_SALE =
            "from variant v join product p on p.id = v.product_id where not v.archived and not p.archived";

    private List<Row> products(String[] after, int limit) {
        return jdbc.sql("""
                select p.id, p.category, p.name, p.description, p.texts, p.images, p.attributes, v.sku, v.position, v.options,
                  v.weight_grams, v.length_mm, v.width_mm, v.height_mm,
                  (select coalesce(jsonb_object_agg(currency, amount), '{}') from price
                   where sku = v.sku and valid_from = '-infinity') as prices
                """ + ON_SALE + " and (v.product_id, v.sku) > (?, ?) order by v.product_id, v.sku limit ?")
                .params(after[0], after[1], limit)
                .query((row, _) -> product(row))
                .list();
    }

    private static Row product(ResultSet row) throws SQLException {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : List.of("id", "category", "name", "description")) {
            cells.put(column, row.getString(column));
        }
        object(row, "texts").forEach((language, text) -> {
            cells.put(Columns.NAME_IN + language, text.path("name").asString(""));
            cells.put(
                    Columns.DESCRIPTION_IN + language, text.path("description").asString(""));
        });
        cells.put(
                "image",
                Json.read(row.getString("images"), JsonNode.class)
                        .valueStream()
                        .map(image -> image.path("url").asString(""))
                        .collect(Collectors.joining(" ")));
        object(row, "attributes").forEach((name, value) -> cells.put(Columns.ATTRIBUTE + name, Attributes.cell(value)));
        for (String column : List.of("sku", "position", "weight_grams", "length_mm", "width_mm", "height_mm")) {
            String value = row.getString(column);
            cells.put(column, value == null ? "" : value);
        }
        object(row, "options").forEach((name, value) -> cells.put(Columns.OPTION + name, value.asString("")));
        object(row, "prices").forEach((currency, amount) -> cells.put(currency, amount.asString()));
        return new Row(row.getString("id") + "\n" + row.getString("sku"), cells);
    }

    private List<Row> prices(String[] after, int limit) {
        return jdbc.sql("""
                select r.sku, r.currency, r.amount::text as amount, r.valid_from::text as key,
                  case when r.valid_from = '-infinity' then '' else to_char(r.valid_from at time zone 'UTC', ?) end as valid_from,
                  case when r.valid_until = 'infinity' then '' else to_char(r.valid_until at time zone 'UTC', ?) end as valid_until
                from price r join variant v on v.sku = r.sku join product p on p.id = v.product_id
                where not v.archived and not p.archived and (r.sku, r.currency, r.valid_from) > (?, ?, ?::timestamptz)
                order by r.sku, r.currency, r.valid_from limit ?
                """)
                .params(MOMENT, MOMENT, after[0], after[1], after[2], limit)
                .query((row, _) -> row(
                        row,
                        columns(FeedKind.PRICES),
                        row.getString("sku") + "\n" + row.getString("currency") + "\n" + row.getString("key")))
                .list();
    }

    private static final String MOMENT = "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"";

    private List<Row> stock(String[] after, int limit) {
        return jdbc.sql("""
                select warehouse, sku, on_hand::text as on_hand, safety_stock::text as safety_stock from stock_level
                where (sku, warehouse) > (?, ?) order by sku, warehouse limit ?
                """)
                .params(after[0], after[1], limit)
                .query((row, _) ->
                        row(row, columns(FeedKind.STOCK), row.getString("sku") + "\n" + row.getString("warehouse")))
                .list();
    }

    private static Row row(ResultSet row, List<String> columns, String key) throws SQLException {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : columns) {
            cells.put(column, row.getString(column));
        }
        return new Row(key, cells);
    }

    private static Map<String, JsonNode> object(ResultSet row, String column) throws SQLException {
        return Json.read(row.getString(column), OBJECT);
    }
}
