package dev.packhorse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {

    private static Shop shop;
    private static Feeds feeds;

    @BeforeAll
    static void open() {
        shop = Shop.open().warehouse("BER", "DE", 1);
        feeds = new Feeds(shop);
        feeds.category("shoes");
        feeds.imported(FeedKind.PRODUCTS, Feeds.products(1, 2_300, "Shoe"));
        feeds.imported(FeedKind.PRODUCTS, FeedFormat.NDJSON, """
                {"id":"prd_odd","category":"shoes","name":"Odd, \\"very\\"","name.de":"Seltsam","description":"Two\\nlines, and a comma","sku":"ODD-1","option.size":"M, large","weight_grams":100,"length_mm":1,"width_mm":2,"height_mm":3,"EUR":1999,"JPY":300,"attr.text":"42","attr.number":42.5,"attr.flag":true,"attr.quoted":"\\"so\\"","image":["https://img.example/a.jpg","https://img.example/b.jpg"]}
                """);
        feeds.imported(FeedKind.PRICES, """
                sku,currency,amount,valid_from,valid_until
                ODD-1,EUR,1500,2026-12-01T00:00:00.123456+01:00,2026-12-24T00:00:00Z
                ODD-1,EUR,1600,2027-01-01T00:00:00Z,
                """);
        feeds.imported(FeedKind.STOCK, "warehouse,sku,on_hand,safety_stock\nBER,ODD-1,12,3\nBER,SKU-7,5,\n");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Exports exports() {
        return shop.get(Exports.class);
    }

    private static String streamed(FeedKind kind, FeedFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports().stream(kind, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String written(ExportId id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports().content(id, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void comesBackInWithoutChangingAnything(FeedFormat format) throws IOException {
        for (FeedKind kind : FeedKind.values()) {
            ImportView back = feeds.imported(kind, format, streamed(kind, format));

            assertThat(feeds.rejections(back)).as("%s as %s", kind, format).isEmpty();
            assertThat(back.changed()).as("%s as %s", kind, format).isZero();
            assertThat(back.done()).isEqualTo(kind == FeedKind.STOCK ? 2 : kind == FeedKind.PRODUCTS ? 2_301 : 2_304);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fillsAnotherShopWithTheSame(FeedFormat format) throws IOException {
        try (Shop other = Shop.open().warehouse("BER", "DE", 1)) {
            Feeds there = new Feeds(other);
            there.category("shoes");
            for (FeedKind kind : FeedKind.values()) {
                assertThat(there.imported(kind, format, streamed(kind, format)).rejected())
                        .isZero();
            }
            assertThat(odd(other)).isEqualTo(odd(shop));
        }
    }

    private static String odd(Shop where) {
        return where.sql().sql("""
                select concat(p.category, p.name, p.description, p.texts, p.images, p.attributes, v.options, v.weight_grams,
                  v.length_mm, v.width_mm, v.height_mm, s.on_hand, s.safety_stock,
                  (select string_agg(concat(currency, amount, valid_from, valid_until), ',' order by currency, valid_from)
                   from price where sku = v.sku))
                from product p join variant v on v.product_id = p.id join stock_level s on s.sku = v.sku where p.id = 'prd_odd'
                """).query(String.class).single();
    }

    @Test
    void writesChunkByChunkWhatItWouldHaveStreamed() throws IOException {
        ExportId id = exports()
                .create(FeedKind.PRODUCTS, FeedFormat.CSV, "chunks")
                .orElseThrow()
                .id();
        assertThat(exports().begin(id).rows()).isEqualTo(2_301);
        while (!exports().writeNext(id).finished()) {}
        exports().end(id, FeedStatus.COMPLETED, null);

        assertThat(written(id)).isEqualTo(streamed(FeedKind.PRODUCTS, FeedFormat.CSV));
        ExportView view = exports().find(id).orElseThrow();
        assertThat(view.done()).isEqualTo(2_301);
        assertThat(view.bytes()).isEqualTo(written(id).getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void goesOnWhereItWasWhenItIsTakenUpAgain() throws IOException {
        ExportId id = exports()
                .create(FeedKind.PRODUCTS, FeedFormat.NDJSON, "again")
                .orElseThrow()
                .id();
        exports().begin(id);
        exports().writeNext(id);
        exports().begin(id);
        while (!exports().writeNext(id).finished()) {}
        exports().writeNext(id);

        assertThat(written(id)).isEqualTo(streamed(FeedKind.PRODUCTS, FeedFormat.NDJSON));
    }

    @Test
    void isTheSameExportForTheSameKeyAndNoneForAnother() {
        ExportView first =
                exports().create(FeedKind.STOCK, FeedFormat.CSV, "key").orElseThrow();

        assertThat(exports()
                        .create(FeedKind.STOCK, FeedFormat.CSV, "key")
                        .orElseThrow()
                        .id())
                .isEqualTo(first.id());
        assertThat(exports().create(FeedKind.PRICES, FeedFormat.CSV, "key")).isEmpty();
    }

    @Test
    void forgetsTheFileSomeTimeAfterTheEnd() {
        ExportId id = exports()
                .create(FeedKind.STOCK, FeedFormat.CSV, "old")
                .orElseThrow()
                .id();
        exports().begin(id);
        exports().end(id, FeedStatus.CANCELLED, null);
        assertThat(exports().isKept(id)).isTrue();

        exports().sweep(Duration.ZERO, 100);

        assertThat(exports().isKept(id)).isFalse();
    }
}
