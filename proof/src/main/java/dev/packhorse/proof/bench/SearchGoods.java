package dev.packhorse.proof.bench;

import dev.packhorse.catalogue.ProductSearchRows;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A large catalogue of invented words: few of them are frequent and most are rare, as in every language (Zipf). Half of the
 * products are described in a second language.
 */
final class SearchGoods {

    private static final int WORDS = 20_000;

    /** Words more frequent than this would be stop words. */
    private static final int COMMONEST = 30;

    private static final int BATCH = 2_000;

    private static final List<String> SYLLABLES = List.of(
            ("ba ko ri mu ten sal vor lin gar pe du sho fa mer tik wo zan hel bru ny cas dor li ven ta mon rek pil os ger")
                    .split(" "));

    private static final String CATEGORIES = """
            insert into category (id, parent_id, path, names)
            select 'dep' || d, null, '/dep' || d || '/', jsonb_build_object('en', 'Department ' || d, 'de', 'Abteilung ' || d)
            from generate_series(1, 10) d;
            insert into category (id, parent_id, path, names)
            select 'dep' || d || '-' || s, 'dep' || d, '/dep' || d || '/dep' || d || '-' || s || '/',
              jsonb_build_object('en', 'Aisle ' || s, 'de', 'Gang ' || s)
            from generate_series(1, 10) d, generate_series(1, 20) s
            """;

    private static final String PRODUCTS = """
            with syllable as materialized (select ?::text[] as s), made as materialized (
              select n, %1$s as name, %2$s as description, %1$s as name_de
              from generate_series(?, ?) n, syllable)
            insert into product (id, version, category, name, description, texts, attributes)
            select 'prd_' || n, 1, 'dep' || (1 + floor(power(random(), 2) * 10)) || '-' || (1 + floor(power(random(), 2) * 20)),
              initcap(name), description,
              case when n %% 2 = 0 then jsonb_build_object('de', jsonb_build_object('name', initcap(name_de), 'description', description))
                else '{}' end,
              jsonb_build_object('brand', 'Brand' || floor(exp(random() * ln(200))), 'waterproof', random() < 0.3,
                'colour', (array['red', 'blue', 'green', 'black', 'white'])[1 + floor(random() * 5)], 'drop', floor(random() * 12))
            from made
            """.formatted(words("3 + n % 3"), words("40 + 0 * n"));

    private static final List<String> REST = List.of("""
            insert into variant (sku, product_id, position, weight_grams, options)
            select 'S' || n || '-' || v, 'prd_' || n, v, 100, jsonb_build_object('size', (array['S', 'M', 'L'])[v])
            from generate_series(?, ?) n, generate_series(1, 1 + n % 3) v
            """, """
            insert into price (sku, currency, amount)
            select sku, c, (500 * exp(random() * 5))::bigint from generate_series(?, ?) n join variant on product_id = 'prd_' || n,
              unnest(array['EUR', 'USD']) c
            """, """
            insert into price (sku, currency, amount, valid_from, valid_until)
            select sku, 'EUR', 400, now() - interval '1 day', now() + interval '3 days'
            from generate_series(?, ?) n join variant on product_id = 'prd_' || n where n % 10 = 0
            """, """
            insert into stock_level (warehouse, sku, on_hand)
            select w, sku, case when random() < 0.5 then 0 else 10 end
            from generate_series(?, ?) n join variant on product_id = 'prd_' || n, unnest(array['BER', 'OSL']) w
            """);

    private final JdbcClient jdbc;
    private final ProductSearchRows rows;
    private final TransactionTemplate transaction;

    SearchGoods(JdbcClient jdbc, ProductSearchRows rows, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    void lay(int products) {
        transaction.executeWithoutResult(_ -> {
            List.of(CATEGORIES.split(";")).forEach(sql -> jdbc.sql(sql).update());
            jdbc.sql("insert into warehouse (code, name, line1, city, postal_code, country, priority) values"
                            + " ('BER', 'Berlin', 'Am Tor 1', 'Berlin', '10117', 'DE', 1),"
                            + " ('OSL', 'Oslo', 'Havna 2', 'Oslo', '0150', 'NO', 2)")
                    .update();
            jdbc.sql("select setseed(0.42)").query().listOfRows();
        });
        for (int from = 1; from <= products; from += BATCH) {
            int first = from;
            int last = Math.min(products, from + BATCH - 1);
            transaction.executeWithoutResult(_ -> lay(first, last));
        }
        while (rows.fill(500) > 0) {
            // Until both languages are offered.
        }
    }

    private void lay(int first, int last) {
        jdbc.sql(PRODUCTS).params(SYLLABLES.toArray(String[]::new), first, last).update();
        REST.forEach(sql -> jdbc.sql(sql).params(first, last).update());
        rows.refresh(
                IntStream.rangeClosed(first, last).mapToObj(n -> "prd_" + n).toList());
    }

    private static String words(String count) {
        return """
                (select string_agg(s[1 + i %% 30] || s[1 + (i / 30) %% 30] || s[1 + (i / 900) %% 30], ' ')
                  from (select floor(%d * exp(random() * ln(%d)))::int as i from generate_series(1, %s)) drawn)""".formatted(COMMONEST, WORDS / COMMONEST, count);
    }

    /** A word as it occurs, frequent ones often. */
    static String word(Random random) {
        int i = (int) (COMMONEST * Math.exp(random.nextDouble() * Math.log((double) WORDS / COMMONEST)));
        return SYLLABLES.get(i % 30) + SYLLABLES.get(i / 30 % 30) + SYLLABLES.get(i / 900 % 30);
    }

    /** The same with two letters in its middle exchanged. */
    static String misspelled(Random random) {
        String word = word(random);
        int middle = word.length() / 2;
        return word.substring(0, middle)
                + word.charAt(middle + 1 < word.length() ? middle + 1 : middle)
                + word.charAt(middle)
                + word.substring(Math.min(word.length(), middle + 2));
    }
}
