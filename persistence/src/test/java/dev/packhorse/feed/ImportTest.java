package dev.packhorse.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.CheckoutBuilder;
import dev.packhorse.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportTest {

    private static Shop shop;
    private static Feeds feeds;

    @BeforeAll
    static void open() {
        shop = Shop.open().warehouse("BER", "DE", 1);
        feeds = new Feeds(shop);
        feeds.category("shoes");
        feeds.category("outdoor");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void addsProductsWithTheirVariantsTextsAttributesAndPrices() {
        ImportView end = feeds.imported(FeedKind.PRODUCTS, """
                id,category,name,name.de,description,image,attr.brand,attr.waterproof,attr.drop_mm,attr.code,sku,option.size,weight_grams,length_mm,width_mm,height_mm,EUR,USD
                prd_boot,shoes,"Boot, ""high\""",Stiefel,"Warm
                and dry",https://img.example/1.jpg https://img.example/2.jpg,Acme,true,8.5,\"""42\""",BOOT-41,41,900,300,200,120,9900,10900
                prd_boot,,,,,,,,,,BOOT-42,42,950,,,,9900,
                """);

        assertThat(end.status()).isEqualTo(FeedStatus.COMPLETED);
        assertThat(List.of(end.rows(), end.done(), end.rejected(), end.changed()))
                .containsExactly(2L, 2L, 0L, 2L);
        assertThat(shop.sql()
                        .sql("select row_to_json(p)::text from product p where id = 'prd_boot'")
                        .query(String.class)
                        .single())
                .contains(
                        "\"version\":1",
                        "Boot, \\\"high\\\"",
                        "Warm\\nand dry",
                        "{\"de\": {\"name\": \"Stiefel\", \"description\": \"\"}}")
                .contains("{\"alt\": \"\", \"url\": \"https://img.example/1.jpg\"}, {\"alt\": \"\"")
                .contains("\"brand\": \"Acme\"", "\"waterproof\": true", "\"drop_mm\": 8.5", "\"code\": \"42\"");
        assertThat(shop.sql().sql("""
                        select v.sku || v.position || (v.options ->> 'size') || ' ' || string_agg(p.currency || p.amount, ',' order by 1)
                        from variant v join price p on p.sku = v.sku where product_id = 'prd_boot' group by v.sku order by v.sku
                        """).query(String.class).list())
                .containsExactly("BOOT-41041 EUR9900,USD10900", "BOOT-42142 EUR9900");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        feeds.imported(FeedKind.PRODUCTS, Feeds.products(100, 2_500, "Shoe"));

        ImportView again = feeds.imported(FeedKind.PRODUCTS, Feeds.products(100, 2_500, "Shoe"));

        assertThat(again.done()).isEqualTo(2_500);
        assertThat(again.changed()).isZero();
        assertThat(shop.sql()
                        .sql("select count(*) from product where name like 'Shoe %' and version = 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(2_500);
    }

    @Test
    void raisesTheVersionsOfExactlyWhatChanged() {
        feeds.imported(FeedKind.PRODUCTS, Feeds.products(5_000, 3, "Sandal"));

        ImportView changed = feeds.imported(FeedKind.PRODUCTS, """
                id,sku,EUR,name
                prd_5000,SKU-5000,6000,Sandal 5000
                prd_5001,SKU-5001,7777,
                prd_5002,SKU-5002,6002,Clog
                """);

        assertThat(changed.changed()).isEqualTo(2);
        assertThat(List.of(feeds.version("prd_5000"), feeds.version("prd_5001"), feeds.version("prd_5002")))
                .containsExactly(1L, 2L, 2L);
    }

    @Test
    void rejectsARowWithItsLineAndReasonAndTakesTheRest() {
        ImportView end = feeds.imported(FeedKind.PRODUCTS, """
                id,category,name,sku,weight_grams,EUR
                prd_good,shoes,Good,GOOD-1,100,1000

                prd_cheap,shoes,Cheap,CHEAP-1,100,0
                nonsense,shoes,Wrong id,WRONG 1,heavy,1000
                prd_lost,nowhere,Lost,LOST-1,100,1000
                prd_thief,shoes,Thief,GOOD-1,100,1000
                prd_short,shoes,Short
                prd_bare,,,BARE-1,100,
                prd_last,shoes,Last,LAST-1,100,1000
                """);

        assertThat(end.done()).isEqualTo(2);
        assertThat(end.rejected()).isEqualTo(6);
        assertThat(feeds.rejections(end))
                .extracting(rejection -> rejection.line() + " " + rejection.field() + " " + rejection.code())
                .containsExactly(
                        "4 EUR out_of_range",
                        "5 id malformed",
                        "5 sku malformed",
                        "5 weight_grams wrong_type",
                        "6 category unknown_category",
                        "7 sku sku_taken",
                        "8  wrong_column_count",
                        "9 category required");
        assertThat(feeds.version("prd_last")).isEqualTo(1);
    }

    @Test
    void rejectsAloneWhatOnlyTheDatabaseRefuses() {
        shop.sql()
                .sql("alter table product add constraint no_cursed check (name <> 'Cursed 6003')")
                .update();
        String csv = Feeds.products(6_000, 7, "Cursed");

        ImportView end = feeds.imported(FeedKind.PRODUCTS, csv);

        assertThat(List.of(end.done(), end.rejected())).containsExactly(6L, 1L);
        assertThat(feeds.rejections(end).getFirst().line()).isEqualTo(5);
        assertThat(feeds.rejections(end).getFirst().code()).isEqualTo("not_storable");
    }

    @Test
    void readsLinesOfJsonAndSaysWhichAreNone() {
        ImportView end = feeds.imported(FeedKind.PRODUCTS, FeedFormat.NDJSON, """
                {"id":"prd_json","category":"shoes","name":"Json","sku":"JSON-1","weight_grams":100,"EUR":1999,"attr.code":"42","attr.count":42,"image":["https://img.example/a.jpg"]}
                {"id":"prd_json",
                {"id":"prd_odd","category":"shoes","name":"Odd","sku":"ODD-1","weight_grams":100,"colour":"red"}
                """);

        assertThat(List.of(end.done(), end.rejected())).containsExactly(1L, 2L);
        assertThat(feeds.rejections(end))
                .extracting(rejection -> rejection.line() + " " + rejection.field() + " " + rejection.code())
                .containsExactly("2  malformed_json", "3 colour unknown_column");
        assertThat(shop.sql()
                        .sql("select attributes::text from product where id = 'prd_json'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"code\": \"42\", \"count\": 42}");
    }

    @Test
    void putsPricesWithTheTimeForWhichTheyAreValid() {
        feeds.imported(FeedKind.PRODUCTS, Feeds.products(7_000, 1, "Priced"));
        String prices = """
                sku,currency,amount,valid_from,valid_until
                SKU-7000,EUR,500,2026-12-01T00:00:00Z,2026-12-24T00:00:00+01:00
                SKU-7000,USD,900,,
                SKU-UNKNOWN,EUR,500,,
                SKU-7000,EUR,500,2026-12-24T00:00:00Z,2026-12-01T00:00:00Z
                """;

        ImportView end = feeds.imported(FeedKind.PRICES, prices);
        ImportView again = feeds.imported(FeedKind.PRICES, prices);

        assertThat(List.of(end.done(), end.rejected(), end.changed())).containsExactly(2L, 2L, 2L);
        assertThat(again.changed()).isZero();
        assertThat(feeds.version("prd_7000")).isEqualTo(2);
    }

    @Test
    void setsStockToWhatWasCountedAndSaysSoInTheLedger() {
        feeds.imported(FeedKind.PRODUCTS, Feeds.products(8_000, 3, "Stocked"));
        shop.receives(5, "SKU-8001", "BER");
        shop.holds(CheckoutBuilder.aCheckout().of(4, "SKU-8001"));
        String stock = """
                warehouse,sku,on_hand,safety_stock
                BER,SKU-8000,12,2
                BER,SKU-8001,3,
                XXX,SKU-8002,3,
                """;

        ImportView end = feeds.imported(FeedKind.STOCK, stock);
        ImportView again = feeds.imported(FeedKind.STOCK, stock);

        assertThat(List.of(end.done(), end.rejected(), end.changed())).containsExactly(1L, 2L, 1L);
        assertThat(again.changed()).isZero();
        assertThat(feeds.rejections(end))
                .extracting(rejection -> rejection.line() + " " + rejection.code() + ": " + rejection.reason())
                .containsExactly(
                        "3 below_held: 3 counted, but 4 are held for orders",
                        "4 unknown_warehouse: there is no such warehouse");
        assertThat(shop.level("SKU-8000", "BER").onHand()).isEqualTo(12);
        assertThat(shop.sql()
                        .sql("select reason from stock_movement where sku = 'SKU-8000'")
                        .query(String.class)
                        .list())
                .containsExactly("Counted, as import " + end.id() + " says.");
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void appliesAChunkOnceThoughItsTransactionWasLostTheFirstTime() {
        ImportId id = feeds.queued(FeedKind.PRODUCTS, FeedFormat.CSV, Feeds.products(10_000, 550, "Crash"));
        feeds.begin(id);
        feeds.step(id);
        assertThatThrownBy(() -> new TransactionTemplate(shop.get(PlatformTransactionManager.class))
                        .executeWithoutResult(_ -> {
                            feeds.step(id);
                            throw new IllegalStateException("the worker died");
                        }))
                .hasMessage("the worker died");
        assertThat(feeds.view(id).done()).isEqualTo(250);

        assertThat(feeds.step(id).finished()).isFalse();
        assertThat(feeds.step(id).finished()).isTrue();
        assertThat(feeds.step(id).done()).isEqualTo(550);
        assertThat(feeds.view(id).changed()).isEqualTo(550);
    }

    @Test
    void twoWorkersAtOnceApplyEachChunkOnce() throws Exception {
        ImportId id = feeds.queued(FeedKind.PRODUCTS, FeedFormat.CSV, Feeds.products(20_000, 6_500, "Race"));
        feeds.begin(id);
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                workers.add(both.submit(() -> {
                    while (!feeds.step(id).finished()) {}
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }

        assertThat(feeds.view(id).done()).isEqualTo(6_500);
        assertThat(feeds.view(id).changed()).isEqualTo(6_500);
    }

    @Test
    void doesNotGoOnAfterItWasStopped() {
        ImportId id = feeds.queued(FeedKind.PRODUCTS, FeedFormat.CSV, Feeds.products(30_000, 1_500, "Stop"));
        feeds.begin(id);
        feeds.step(id);
        shop.get(Imports.class).end(id, FeedStatus.CANCELLED, null);

        assertThat(feeds.step(id).finished()).isTrue();
        assertThat(feeds.view(id).done()).isEqualTo(250);
        assertThat(shop.get(Imports.class).end(id, FeedStatus.COMPLETED, null).done())
                .isEqualTo(250);
        assertThat(feeds.view(id).status()).isEqualTo(FeedStatus.CANCELLED);
    }

    @Test
    void takesTheSameKeyWithTheSameFileAsTheSameImport() {
        String file = Feeds.products(40_000, 2, "Key");
        var first = (Upload.Accepted) feeds.send(FeedKind.PRODUCTS, FeedFormat.CSV, "my-key", file);

        var second = (Upload.Accepted) feeds.send(FeedKind.PRODUCTS, FeedFormat.CSV, "my-key", file);

        assertThat(second.replayed()).isTrue();
        assertThat(second.view().id()).isEqualTo(first.view().id());
        assertThat(feeds.send(FeedKind.PRODUCTS, FeedFormat.CSV, "my-key", file + "x"))
                .isInstanceOf(Upload.KeyReused.class);
        assertThat(feeds.send(FeedKind.PRICES, FeedFormat.CSV, "my-key", file)).isInstanceOf(Upload.KeyReused.class);
    }

    @Test
    void keepsNothingOfAFileThatCannotBeUsed() {
        assertThat(complaints("id,sku,colour,sku\n")).containsExactly("colour unknown_column", "sku duplicate_column");
        assertThat(complaints("name,sku\nx,y\n")).containsExactly("id required");
        assertThat(complaints("id,sku\n\n")).containsExactly(" no_rows");
        assertThat(complaints("id,sku\n\"never closed" + "x".repeat(70_000))).containsExactly(" record_too_long");
        assertThat(shop.sql()
                        .sql("select count(*) from import where status = 'uploading'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static List<String> complaints(String file) {
        var unusable = (Upload.Unusable) feeds.send(FeedKind.PRODUCTS, FeedFormat.CSV, "bad", file);
        return unusable.complaints().stream()
                .map(complaint -> complaint.field() + " " + complaint.code())
                .toList();
    }

    @Test
    void forgetsTheFileSomeTimeAfterTheEnd() {
        ImportView end = feeds.imported(FeedKind.PRODUCTS, Feeds.products(50_000, 1, "Old"));
        Imports imports = shop.get(Imports.class);

        imports.sweep(Duration.ofHours(1), Duration.ofHours(1), 100);
        assertThat(chunks(end.id())).isEqualTo(1);
        imports.sweep(Duration.ZERO, Duration.ofHours(1), 100);

        assertThat(chunks(end.id())).isZero();
        assertThat(feeds.view(end.id()).done()).isEqualTo(1);
    }

    private static int chunks(ImportId id) {
        return shop.sql()
                .sql("select count(*) from import_chunk where import_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
