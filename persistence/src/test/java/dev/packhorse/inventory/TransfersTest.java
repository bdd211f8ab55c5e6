package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.ArrivalOutcome.Booked;
import dev.packhorse.order.CheckoutOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods between warehouses: nothing appears, nothing vanishes, and what is under way is nobody's to sell. */
class TransfersTest {

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
    void whatIsUnderWayIsNobodysToSell() {
        shop.sells("CUP").receives(10, "CUP", "BER");
        PaperId id = requested("CUP", 6);
        assertThat(shop.level("CUP", "BER").onHand()).isEqualTo(10);

        assertThat(transfers().ship(id, "grace")).isEqualTo(new ShipOutcome.Shipped());
        assertThat(transfers().ship(id, "grace")).as("told twice").isEqualTo(new ShipOutcome.Shipped());

        assertThat(shop.level("CUP", "BER").onHand()).isEqualTo(4);
        assertThat(shop.catalogue().availability(new Sku("CUP")).orElseThrow().available())
                .isEqualTo(4);
        assertThat(transfers().receive(id, arrival("a1", 4, "CUP")))
                .isEqualTo(new Booked(TransferStatus.IN_TRANSIT, 2));
        assertThat(transfers().receive(id, arrival("a1", 4, "CUP")))
                .isEqualTo(new Booked(TransferStatus.IN_TRANSIT, 2));
        assertThat(shop.level("CUP", "LYS").onHand()).isEqualTo(4);
        assertThat(transfers().receive(id, arrival("a2", 2, "CUP"))).isEqualTo(new Booked(TransferStatus.CLOSED, 0));
        assertThat(shop.level("CUP", "LYS").onHand()).isEqualTo(6);
        assertThat(transfers().find(id).orElseThrow().endedBy()).isEqualTo("edsger");
    }

    @Test
    void theDifferenceIsWrittenOffWithAReason() {
        shop.sells("JUG").receives(10, "JUG", "BER");
        PaperId id = requested("JUG", 10);
        transfers().ship(id, "grace");
        transfers().receive(id, arrival("a1", 7, "JUG"));

        ArrivalOutcome ended = transfers().receive(id, new Arrival("a2", "h", "edsger", List.of(), "Crushed."));

        assertThat(ended).isEqualTo(new Booked(TransferStatus.CLOSED, 0));
        assertThat(transfers().find(id).orElseThrow().lines())
                .containsExactly(new TransferView.Line(new Sku("JUG"), 10, 10, 7, 3));
        assertThat(shop.sql()
                        .sql("select units || ' ' || actor || ' ' || reason from stock_transfer_loss")
                        .query(String.class)
                        .list())
                .containsExactly("3 edsger Crushed.");
        assertThat(transfers().receive(id, arrival("a3", 1, "JUG")))
                .isEqualTo(new ArrivalOutcome.NotUnderWay(TransferStatus.CLOSED));
    }

    @Test
    void refusesMoreThanWasUnderWayAndAKeyWithAnotherContent() {
        shop.sells("PAN", "POT").receives(10, "PAN", "BER");
        PaperId id = requested("PAN", 5);
        assertThat(transfers().receive(id, arrival("a0", 5, "PAN")))
                .isEqualTo(new ArrivalOutcome.NotUnderWay(TransferStatus.REQUESTED));
        transfers().ship(id, "grace");

        assertThat(transfers().receive(id, arrival("a1", 6, "PAN")))
                .isEqualTo(new ArrivalOutcome.TooMuch(List.of(new Sku("PAN"))));
        assertThat(transfers().receive(id, arrival("a1", 1, "POT")))
                .isEqualTo(new ArrivalOutcome.TooMuch(List.of(new Sku("POT"))));
        transfers().receive(id, arrival("a1", 2, "PAN"));
        assertThat(transfers().receive(id, arrival("a1", 3, "PAN"))).isEqualTo(new ArrivalOutcome.KeyReused());
        assertThat(shop.level("PAN", "LYS").onHand()).isEqualTo(2);
    }

    @Test
    void neitherTakesWhatIsHeldNorSendsWhereThereIsNoRoom() {
        shop.sells("LID").receives(10, "LID", "BER").warehouse("TINY", "DE", 9);
        shop.holds(aCheckout().of(6, "LID"));
        assertThat(transfers().ship(requested("LID", 5), "grace"))
                .isEqualTo(new ShipOutcome.StockIsHeld(List.of(new StockShortage(new Sku("LID"), 10, 6))));

        limit("TINY", 3, false);
        PaperId tight = requested("LID", 4, "TINY");
        assertThat(transfers().ship(tight, "grace")).isEqualTo(new ShipOutcome.NoRoom(3));
        limit("TINY", 9, true);
        assertThat(transfers().ship(tight, "grace")).isEqualTo(new ShipOutcome.DestinationClosed());
        limit("TINY", 4, false);
        assertThat(transfers().ship(tight, "grace")).isEqualTo(new ShipOutcome.Shipped());
        assertThat(transfers().request(draft("tiny", "LID", 1, "TINY")))
                .as("one can ask for what does not fit yet")
                .isInstanceOf(TransferRequest.Requested.class);
        assertThat(papers("TINY", 1)).as("what is on its way counts").isEqualTo(new BookingOutcome.WarehouseFull(0));
    }

    @Test
    void isCalledOffOnlyBeforeItLeaves() {
        shop.sells("TUB").receives(10, "TUB", "BER");
        PaperId off = requested("TUB", 5);
        assertThat(transfers().cancel(off, "grace")).isEqualTo(TransferStatus.CANCELLED);
        assertThat(transfers().cancel(off, "grace")).isEqualTo(TransferStatus.CANCELLED);
        assertThat(transfers().ship(off, "grace")).isEqualTo(new ShipOutcome.Cancelled());

        PaperId left = requested("TUB", 5);
        transfers().ship(left, "grace");
        assertThat(transfers().cancel(left, "grace")).isEqualTo(TransferStatus.IN_TRANSIT);
        transfers().receive(left, arrival("a1", 5, "TUB"));
    }

    @Test
    void theSameKeyIsTheSameTransfer() throws Exception {
        shop.sells("BAG");

        List<TransferRequest> asked = AtOnce.run(10, _ -> () -> transfers().request(draft("one", "BAG", 5, "LYS")));

        assertThat(asked.stream()
                        .map(TransferRequest.Requested.class::cast)
                        .map(each -> each.transfer().transfer().id())
                        .distinct())
                .hasSize(1);
        assertThat(asked.stream().map(TransferRequest.Requested.class::cast).filter(each -> !each.replayed()))
                .hasSize(1);
        assertThat(transfers().request(draft("one", "BAG", 6, "LYS"))).isEqualTo(new TransferRequest.KeyReused());
        assertThat(transfers().request(draft("two", "NIX", 6, "LYS")))
                .isEqualTo(new TransferRequest.NoSuchSkus(List.of(new Sku("NIX"))));
        assertThat(transfers().request(draft("three", "BAG", 6, "XXX")))
                .isEqualTo(new TransferRequest.NoSuchWarehouse(new WarehouseCode("XXX")));
    }

    /** 12 transfers of 5 and 60 buyers want the same 60 units: whoever comes first, each unit goes one way only. */
    @Test
    void ordersAndTransfersAtOnceShareOutExactlyWhatThereIs() throws Exception {
        shop.sells("HOT").receives(60, "HOT", "BER");
        List<PaperId> asked = java.util.stream.IntStream.range(0, 12)
                .mapToObj(_ -> requested("HOT", 5))
                .toList();

        List<Long> gone = AtOnce.run(72, n -> () -> {
            if (n < 12) {
                return transfers().ship(asked.get(n), "grace") instanceof ShipOutcome.Shipped ? 5L : 0L;
            }
            return shop.checkouts().hold(aCheckout().of(1, "HOT").build()) instanceof CheckoutOutcome.Held ? 1L : 0L;
        });
        AtOnce.run(
                24,
                n -> () -> transfers().receive(asked.get(n / 2), arrival("half-" + n % 2, n % 2 == 0 ? 2 : 3, "HOT")));

        StockLevel berlin = shop.level("HOT", "BER");
        long moved = 60 - berlin.onHand();
        assertThat(gone.stream().mapToLong(Long::longValue).sum()).isEqualTo(moved + berlin.held());
        assertThat(berlin.onHand() - berlin.held()).isLessThan(5);
        assertThat(shop.level("HOT", "LYS").onHand()).isEqualTo(moved);
    }

    private static Transfers transfers() {
        return shop.get(Transfers.class);
    }

    private static PaperId requested(String sku, long units) {
        return requested(sku, units, "LYS");
    }

    private static PaperId requested(String sku, long units, String destination) {
        return ((TransferRequest.Requested)
                        transfers().request(draft(UUID.randomUUID().toString(), sku, units, destination)))
                .transfer()
                .transfer()
                .id();
    }

    private static TransferView.Draft draft(String key, String sku, long units, String destination) {
        return new TransferView.Draft(
                key,
                units + " " + sku,
                new Transfer(
                        PaperId.next(PaperId.Kind.TRANSFER, Instant.now()),
                        new WarehouseCode("BER"),
                        new WarehouseCode(destination),
                        List.of(new Transfer.Line(new Sku(sku), units)),
                        Duration.ofHours(1)),
                "grace",
                null);
    }

    private static Arrival arrival(String key, long units, String sku) {
        return new Arrival(key, units + " " + sku, "edsger", List.of(new Transfer.Line(new Sku(sku), units)), null);
    }

    private static BookingOutcome papers(String warehouse, long units) {
        return shop.get(StockPapers.class)
                .receive(new StockPaper.Draft(
                        UUID.randomUUID().toString(),
                        "h",
                        new WarehouseCode(warehouse),
                        "grace",
                        null,
                        null,
                        List.of(new StockPaper.Line(new Sku("LID"), units, "Because."))));
    }

    private static void limit(String code, long units, boolean closed) {
        shop.get(Warehouses.class)
                .put(new Warehouse(
                        new WarehouseCode(code),
                        code,
                        Shop.address("DE"),
                        9,
                        null,
                        new Warehouse.Capacity(units, null),
                        closed,
                        1));
    }
}
