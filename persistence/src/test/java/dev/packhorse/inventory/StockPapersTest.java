package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.BookingOutcome.Booked;
import dev.packhorse.inventory.BookingOutcome.StockIsHeld;
import dev.packhorse.inventory.BookingOutcome.WarehouseFull;
import dev.packhorse.order.CheckoutOutcome;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Receipts and adjustments: booked once, with who and why, and never from under an order. */
class StockPapersTest {

    @AutoClose
    private static final Shop shop = Shop.open("spring.datasource.hikari.connection-timeout=20000");

    @BeforeAll
    static void aShop() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2);
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void aReceiptSaysWhoAndWhy() {
        shop.sells("OAK", "ASH");

        Booked booked = (Booked) papers().receive(draft("r-1", "BER", 12, "OAK", "ASH"));

        assertThat(booked.replayed()).isFalse();
        assertThat(shop.level("OAK", "BER").onHand()).isEqualTo(12);
        assertThat(shop.level("ASH", "BER").onHand()).isEqualTo(12);
        assertThat(papers().find(booked.paper().id())).contains(booked.paper());
        assertThat(movements("OAK"))
                .extracting(
                        StockMovement::kind, StockMovement::onHandChange, StockMovement::actor, StockMovement::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(MovementKind.RECEIVED, 12L, "grace", "Because."));
        assertThat(movements("OAK").getFirst().reference())
                .isEqualTo(booked.paper().id().value());
    }

    @Test
    void theSameKeyIsTheSameReceiptHoweverManyAskAtOnce() throws Exception {
        shop.sells("ELM");

        List<BookingOutcome> outcomes = AtOnce.run(20, _ -> () -> papers().receive(draft("r-same", "BER", 5, "ELM")));

        assertThat(outcomes).allMatch(Booked.class::isInstance);
        assertThat(outcomes.stream().map(Booked.class::cast).filter(booked -> !booked.replayed()))
                .hasSize(1);
        assertThat(outcomes.stream().map(Booked.class::cast).map(Booked::paper).distinct())
                .hasSize(1);
        assertThat(shop.level("ELM", "BER").onHand()).isEqualTo(5);
    }

    @Test
    void theSameKeyWithAnotherContentIsRefused() {
        shop.sells("FIR");
        papers().receive(draft("r-reused", "BER", 5, "FIR"));

        StockPaper.Draft other = draft("r-reused", "BER", 6, "FIR");

        assertThat(papers().receive(other)).isEqualTo(new BookingOutcome.KeyReused());
        assertThat(shop.level("FIR", "BER").onHand()).isEqualTo(5);
    }

    @Test
    void namesWhatIsNotThere() {
        shop.sells("YEW");

        assertThat(papers().receive(draft("r-2", "BER", 1, "YEW", "NONE", "NADA")))
                .isEqualTo(new BookingOutcome.NoSuchSkus(List.of(new Sku("NADA"), new Sku("NONE"))));
        assertThat(papers().receive(draft("r-3", "NYC", 1, "YEW"))).isEqualTo(new BookingOutcome.NoSuchWarehouse());
        assertThat(movements("YEW")).isEmpty();
    }

    @Test
    void neverTakesAwayWhatIsHeld() {
        shop.sells("BOX").receives(5, "BOX", "BER").sells("TIN").receives(5, "TIN", "BER");
        shop.holds(aCheckout().of(3, "BOX"));

        BookingOutcome refused = papers().adjust(draft("a-1", "BER", -3, "BOX", "TIN"));

        assertThat(refused).isEqualTo(new StockIsHeld(List.of(new StockShortage(new Sku("BOX"), 5, 3))));
        assertThat(shop.level("TIN", "BER").onHand()).isEqualTo(5);
        assertThat(papers().adjust(draft("a-2", "BER", -2, "BOX"))).isInstanceOf(Booked.class);
        assertThat(shop.level("BOX", "BER").onHand()).isEqualTo(3);
        assertThat(papers().adjust(draft("a-2", "BER", -2, "BOX")))
                .as("repeated after there is no room for it any more")
                .isInstanceOf(Booked.class);
    }

    @Test
    void takesInNoMoreThanFitsHoweverManyDeliverAtOnce() throws Exception {
        shop.sells("KEG").warehouse("KEG1", "DE", 9);
        limit("KEG1", 105L);

        List<BookingOutcome> outcomes =
                AtOnce.run(20, n -> () -> papers().receive(draft("keg-" + n, "KEG1", 10, "KEG")));

        assertThat(outcomes).filteredOn(Booked.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(WarehouseFull.class::isInstance).containsOnly(new WarehouseFull(5));
        assertThat(shop.level("KEG", "KEG1").onHand()).isEqualTo(100);
    }

    @Test
    void correctionsReceiptsAndOrdersAtOnceAddUp() throws Exception {
        shop.sells("MIX").receives(50, "MIX", "BER").receives(50, "MIX", "LYS");

        List<Long> booked = AtOnce.run(24, n -> () -> {
            Random random = new Random(20261125 + n);
            long change = 0;
            for (int step = 0; step < 10; step++) {
                int units = 1 + random.nextInt(4);
                switch (random.nextInt(4)) {
                    case 0 ->
                        change +=
                                change(papers().receive(draft(UUID.randomUUID().toString(), "BER", units, "MIX")));
                    case 1 ->
                        change += change(papers().adjust(draft(UUID.randomUUID().toString(), "LYS", -units, "MIX")));
                    default -> {
                        if (shop.checkouts().hold(aCheckout().of(units, "MIX").build())
                                        instanceof CheckoutOutcome.Held(var order, var _, var _, var _)
                                && random.nextBoolean()) {
                            shop.stock().release(order.id());
                        }
                    }
                }
            }
            return change;
        });

        long onHand =
                shop.level("MIX", "BER").onHand() + shop.level("MIX", "LYS").onHand();
        assertThat(onHand)
                .isEqualTo(100 + booked.stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void theLedgerIsReadPageByPageAndFiltered() {
        shop.sells("LOG");
        for (int i = 1; i <= 5; i++) {
            papers().receive(draft("log-" + i, i % 2 == 0 ? "LYS" : "BER", i, "LOG"));
        }
        papers().adjust(draft("log-6", "BER", -1, "LOG"));

        StockPage<StockMovement> first = page("LOG", null, null, null, 4);
        StockPage<StockMovement> second = page("LOG", null, null, first.nextCursor(), 4);

        assertThat(first.items()).extracting(StockMovement::onHandChange).containsExactly(-1L, 5L, 4L, 3L);
        assertThat(second.items()).extracting(StockMovement::onHandChange).containsExactly(2L, 1L);
        assertThat(second.nextCursor()).isNull();
        assertThat(page("LOG", "LYS", null, null, 9).items()).hasSize(2);
        assertThat(page("LOG", null, MovementKind.ADJUSTED, null, 9).items()).hasSize(1);
    }

    private static StockPapers papers() {
        return shop.get(StockPapers.class);
    }

    private static long change(BookingOutcome outcome) {
        return outcome instanceof Booked(StockPaper paper, boolean _)
                ? paper.lines().getFirst().change()
                : 0;
    }

    private static void limit(String code, Long units) {
        Warehouses warehouses = shop.get(Warehouses.class);
        Warehouse now = warehouses.load(new WarehouseCode(code)).orElseThrow().warehouse();
        warehouses.put(new Warehouse(
                now.code(), now.name(), now.address(), 9, null, new Warehouse.Capacity(units, null), false, 1));
    }

    private static List<StockMovement> movements(String sku) {
        return page(sku, null, null, null, 100).items();
    }

    private static StockPage<StockMovement> page(
            String sku, String warehouse, MovementKind kind, String cursor, int limit) {
        return shop.get(StockMovements.class)
                .page(new StockMovements.Query(
                        new Sku(sku),
                        warehouse == null ? null : new WarehouseCode(warehouse),
                        null,
                        null,
                        kind,
                        null,
                        null,
                        cursor,
                        limit));
    }

    private static StockPaper.Draft draft(String key, String warehouse, long change, String... skus) {
        return new StockPaper.Draft(
                key,
                "hash of " + change + " in " + warehouse,
                new WarehouseCode(warehouse),
                "grace",
                null,
                null,
                java.util.Arrays.stream(skus)
                        .map(sku -> new StockPaper.Line(new Sku(sku), change, "Because."))
                        .toList());
    }
}
