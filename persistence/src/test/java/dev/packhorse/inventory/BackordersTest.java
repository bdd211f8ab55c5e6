package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Expected;
import dev.packhorse.Shop;
import dev.packhorse.inventory.Backorder.Kind;
import dev.packhorse.inventory.BackorderPolicy.Promise;
import dev.packhorse.order.CheckoutId;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.CheckoutViews;
import dev.packhorse.order.IllegalStep;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderStatus;
import dev.packhorse.shipping.Label;
import dev.packhorse.shipping.PackOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.ParcelView;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is sold before it is there: to the stated limit, and given out in the order in which it was promised. */
class BackordersTest {

    private static final Instant SOON =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10));

    @AutoClose
    private static final Shop shop = Shop.open("spring.datasource.hikari.connection-timeout=20000");

    private static int skus;

    private final Backorders backorders = shop.get(Backorders.class);
    private final StockArrivals arrivals = shop.get(StockArrivals.class);

    @BeforeAll
    static void warehouses() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
        assertThat(shop.sql().sql("""
                select format('%s in %s: waiting %s, the queue says %s', s.sku, s.warehouse, s.waiting, coalesce(q.units, 0))
                from stock_level s left join lateral (
                  select sum(units - arrived - given_up) as units from stock_queue where sku = s.sku and warehouse = s.warehouse) q on true
                where s.waiting <> coalesce(q.units, 0) or s.held - s.waiting > s.on_hand or s.waiting > s.backorder_limit
                union all
                select format('%s overtook %s', newer.parcel_id, older.parcel_id)
                from stock_queue newer join stock_queue older using (sku, warehouse)
                where newer.place > older.place and newer.arrived > 0 and older.arrived + older.given_up < older.units
                """).query(String.class).list()).isEmpty();
        assertThat(shop.sql()
                        .sql("select deadlocks from pg_stat_database where datname = current_database()")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void sellsExactlyWhatThereIsAndWhatIsPromised() throws Exception {
        String sku = sku(5);
        backorder(sku, 10);

        List<CheckoutOutcome> outcomes = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CheckoutOutcome>> asked = new ArrayList<>();
            for (int buyer = 0; buyer < 200; buyer++) {
                asked.add(buyers.submit(() -> {
                    start.await();
                    return shop.checkouts().hold(aCheckout().of(1, sku).build());
                }));
            }
            start.countDown();
            for (Future<CheckoutOutcome> each : asked) {
                outcomes.add(each.get(60, TimeUnit.SECONDS));
            }
        }

        assertThat(outcomes).filteredOn(CheckoutOutcome.Held.class::isInstance).hasSize(15);
        assertThat(outcomes)
                .filteredOn(CheckoutOutcome.SoldOut.class::isInstance)
                .hasSize(185);
        assertThat(shop.level(sku, "BER").held()).isEqualTo(15);
        assertThat(backorders.find(new Sku(sku)).orElseThrow().waiting()).isEqualTo(10);
    }

    @Test
    void aCheckoutIsAnsweredFromTheBatchAsItIsReadLater() {
        String sku = sku(2);
        String other = sku(9);
        backorder(sku, 10);
        var checkout = aCheckout().of(5, sku).of(3, other).unpaid().build();

        var held = (CheckoutOutcome.Held) shop.checkouts().hold(checkout);

        var views = shop.get(CheckoutViews.class);
        assertThat(views.find(CheckoutId.of(held.order().id()))).contains(views.opened(checkout, held));
    }

    @Test
    void whatIsOnHandGoesFirstAndTheRestWaitsInAParcelOfItsOwn() {
        String sku = sku(2);
        backorder(sku, 10);

        Order order = shop.places(aCheckout().of(5, sku));

        List<ParcelView> parcels = shop.view(order.id()).parcels();
        assertThat(parcels).extracting(ParcelView::status).containsExactly(ParcelStatus.PLANNED, ParcelStatus.WAITING);
        assertThat(parcels).extracting(ParcelView::promisedAt).containsExactly(null, SOON);
        assertThat(parcels)
                .extracting(parcel -> parcel.items().getFirst().quantity())
                .containsExactly(2, 3);
        assertThat(shop.plan(order)).extracting(PlannedParcel::promisedAt).containsExactly(null, SOON);
        assertThat(shop.views().events(order.id(), 0, 9).getFirst().text())
                .startsWith("Set aside: 2 units in BER. Promised: 3 units in BER for 20");
    }

    @Test
    void whatArrivesIsGivenToTheOldestPromiseAndNobodyIsOvertaken() {
        String sku = sku(0);
        backorder(sku, 20);
        Order first = shop.places(aCheckout().of(4, sku));
        Order second = shop.places(aCheckout().of(1, sku));
        Order third = shop.places(aCheckout().of(2, sku));

        shop.receives(3, sku, "BER");
        assertThat(status(first)).isEqualTo(ParcelStatus.WAITING);
        assertThat(status(second)).as("a smaller wish does not overtake").isEqualTo(ParcelStatus.WAITING);

        shop.receives(2, sku, "BER");
        assertThat(status(first)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(status(second)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(status(third)).isEqualTo(ParcelStatus.WAITING);
        assertThat(shop.checkouts().hold(aCheckout().of(19, sku).build()))
                .as("a new buyer gets nothing of what is promised to others")
                .isEqualTo(new CheckoutOutcome.SoldOut(List.of(new Shortfall(new Sku(sku), 19, 18))));
        assertThat(due()).contains(parcel(first), parcel(second)).doesNotContain(parcel(third));
    }

    @Test
    void whatIsGivenBackGoesToWhoWaits() {
        String sku = sku(2);
        backorder(sku, 10);
        Order ready = shop.places(aCheckout().of(2, sku));
        Order waits = shop.places(aCheckout().of(1, sku));

        shop.stock().release(ready.id());

        assertThat(status(waits)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(shop.level(sku, "BER").available()).isEqualTo(1);
    }

    @Test
    void whoGivesUpWaitingLeavesTheQueue() {
        String sku = sku(0);
        backorder(sku, 5);
        Order first = shop.places(aCheckout().of(3, sku));
        Order second = shop.places(aCheckout().of(2, sku));
        shop.receives(1, sku, "BER");

        shop.stock().releaseParcel(parcel(first));
        shop.journal().dropParcel(parcel(first), "It took too long.");

        assertThat(status(first)).isEqualTo(ParcelStatus.CANCELLED);
        assertThat(status(second)).isEqualTo(ParcelStatus.WAITING);
        shop.receives(1, sku, "BER");
        assertThat(status(second)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(backorders.find(new Sku(sku)).orElseThrow().waiting()).isZero();
    }

    @Test
    void aCheckoutThatRunsOutOfTimeLeavesTheQueueAndComesBackAtItsEnd() {
        String sku = sku(0);
        backorder(sku, 5);
        var checkout = aCheckout().of(2, sku);
        Order slow = shop.holds(checkout);
        Order quick = shop.places(aCheckout().of(2, sku));
        shop.timePassesFor(slow);
        shop.stock().expireDue(100);
        shop.checkouts().hold(checkout.build());

        shop.receives(2, sku, "BER");

        assertThat(status(quick)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(status(slow)).isEqualTo(ParcelStatus.WAITING);
        assertThat(shop.status(slow)).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void safetyStockIsGivenToNobody() {
        String sku = sku(0);
        backorder(sku, 5);
        shop.stock().keepBack(new WarehouseCode("BER"), new Sku(sku), 2);
        Order order = shop.places(aCheckout().of(1, sku));

        shop.receives(2, sku, "BER");
        assertThat(status(order)).isEqualTo(ParcelStatus.WAITING);
        shop.stock().keepBack(new WarehouseCode("BER"), new Sku(sku), 1);
        assertThat(status(order)).isEqualTo(ParcelStatus.PLANNED);
    }

    @Test
    void aLowerLimitKeepsWhatWasPromisedAndPromisesNothingMore() {
        String sku = sku(0);
        backorder(sku, 5);
        Order order = shop.places(aCheckout().of(4, sku));

        backorder(sku, 2);
        assertThat(sellsOneMore(sku)).isFalse();
        shop.receives(3, sku, "BER");
        assertThat(status(order)).isEqualTo(ParcelStatus.WAITING);
        assertThat(sellsOneMore(sku)).as("one waits, two may").isTrue();
        assertThat(sellsOneMore(sku)).isFalse();

        backorders.withdraw(new Sku(sku), new Expected.Anything());
        shop.receives(2, sku, "BER");
        assertThat(status(order)).isEqualTo(ParcelStatus.PLANNED);
        assertThat(sellsOneMore(sku)).isFalse();
        assertThat(backorders.find(new Sku(sku))).isEmpty();
    }

    @Test
    void isStatedByWhoHasSeenIt() {
        String sku = sku(0);
        BackorderPolicy policy =
                new BackorderPolicy(Kind.BACKORDER, new WarehouseCode("LYS"), 7, new Promise.Within(14));
        Sku name = new Sku(sku);

        var stated = new StatedBackorder(name, policy, 0, 1);
        assertThat(backorders.state(name, policy, new Expected.Version(1))).isEqualTo(new BackorderOutcome.Changed(0));
        assertThat(backorders.state(name, policy, new Expected.Nothing())).isEqualTo(new BackorderOutcome.Done(stated));
        assertThat(backorders.state(name, policy, new Expected.Nothing())).isEqualTo(new BackorderOutcome.Changed(1));
        assertThat(backorders.find(name)).contains(stated);
        assertThat(backorders.withdraw(name, new Expected.Version(2))).isEqualTo(new BackorderOutcome.Changed(1));
        assertThat(backorders.withdraw(name, new Expected.Version(1))).isInstanceOf(BackorderOutcome.Done.class);
        assertThat(backorders.state(name, policy, new Expected.Nothing()))
                .as("versions go on")
                .isEqualTo(new BackorderOutcome.Done(new StatedBackorder(name, policy, 0, 3)));
        assertThat(backorders.state(new Sku("NO-SUCH"), policy, new Expected.Nothing()))
                .isEqualTo(new BackorderOutcome.UnknownSku());
        assertThat(backorders.state(
                        name,
                        new BackorderPolicy(Kind.BACKORDER, new WarehouseCode("XXX"), 7, new Promise.Within(14)),
                        new Expected.Anything()))
                .isEqualTo(new BackorderOutcome.UnknownWarehouse());
    }

    @Test
    void aPreorderIsNotSentBeforeItsReleaseAlthoughItIsThere() {
        String sku = sku(0);
        state(sku, Kind.PREORDER, 5, new Promise.On(SOON));
        shop.receives(9, sku, "BER");
        Order order = shop.places(aCheckout().of(2, sku));
        shop.receives(1, sku, "BER");
        assertThat(backorders.hasArrived(parcel(order))).isFalse();

        shop.sql()
                .sql(
                        "update backorder set promised_at = now() - interval '1 second', version = version + 1 where sku = ?")
                .param(sku)
                .update();

        assertThat(backorders.hasArrived(parcel(order))).isTrue();
        assertThat(backorders.hasArrived(parcel(order))).isTrue();
        assertThat(shop.timeline(order)).containsOnlyOnce("stock_arrived");
    }

    @Test
    void aReleaseThatIsBroughtForwardFreesWhatIsThere() {
        String sku = sku(3);
        state(sku, Kind.PREORDER, 5, new Promise.On(SOON));
        Order order = shop.places(aCheckout().of(2, sku));

        state(sku, Kind.PREORDER, 5, new Promise.On(Instant.now().minusSeconds(1)));

        assertThat(status(order)).isEqualTo(ParcelStatus.PLANNED);
    }

    @Test
    void aParcelWhoseStockIsNotThereIsNeitherLabelledNorPackedNorDoesItLeave() {
        String sku = sku(0);
        backorder(sku, 5);
        ParcelId parcel = parcel(shop.places(aCheckout().of(1, sku)));
        shop.receives(1, sku(0), "BER");

        shop.parcels()
                .recordLabel(parcel, new Label("USPS", "TRK-" + parcel, "shp_" + parcel, "https://labels.example"));
        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.WAITING);
        assertThat(shop.parcels().pack(parcel)).isEqualTo(new PackOutcome.NotLabelled(ParcelStatus.WAITING));
        assertThatThrownBy(() -> shop.journal().handOver(parcel)).isInstanceOf(IllegalStep.class);
        for (String status : List.of("planned", "labelled", "packed", "handed_over", "delivered")) {
            assertThatThrownBy(() -> shop.sql()
                            .sql("update parcel set status = ? where id = ?")
                            .params(status, parcel.value())
                            .update())
                    .hasMessageContaining("waits for its stock");
        }
    }

    @Test
    void theDatabaseHasTheLastWord() {
        String sku = sku(2);
        backorder(sku, 3);
        shop.places(aCheckout().of(4, sku));

        for (String change : List.of(
                "held = held + 1",
                "waiting = waiting + 2, held = held + 2",
                "on_hand = on_hand - 1",
                "waiting = waiting - 1",
                "backorder_limit = 1")) {
            assertThatThrownBy(() -> shop.sql()
                            .sql("update stock_level set " + change + ", version = version + 1 where sku = ?")
                            .param(sku)
                            .update())
                    .as(change)
                    .hasMessageContaining("no_oversell");
        }
    }

    @Test
    void anArrivalIsToldUntilSomebodySaysThatItWas() {
        String sku = sku(0);
        backorder(sku, 5);
        ParcelId parcel = parcel(shop.places(aCheckout().of(1, sku)));
        shop.receives(1, sku, "BER");

        assertThat(due()).contains(parcel);
        assertThat(due()).as("it is somebody's now").doesNotContain(parcel);
        shop.sql().sql("update stock_arrival set next_attempt = now()").update();
        assertThat(due()).as("who did not say so").contains(parcel);
        arrivals.told(parcel);
        shop.sql().sql("update stock_arrival set next_attempt = now()").update();
        assertThat(due()).doesNotContain(parcel);
    }

    /** Seeded, so that a failure can be looked at again; the sums and the order are checked after each test. */
    @Test
    void holdsReleasesReceiptsAndShipmentsAtOnceKeepTheOrderAndTheSums() throws Exception {
        String sku = sku(3);
        String other = sku(1);
        backorder(sku, 12);
        backorder(other, 12);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int person = 0; person < 12; person++) {
                Random random = new Random(20261125 + person);
                work.add(crowd.submit(() -> live(random, sku, other)));
            }
            for (Future<?> each : work) {
                each.get(120, TimeUnit.SECONDS);
            }
        }
        shop.receives(100, sku, "BER").receives(100, other, "BER");
        assertThat(shop.sql()
                        .sql("select sum(waiting) from stock_level where sku in (?, ?)")
                        .params(sku, other)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void live(Random random, String sku, String other) {
        for (int turn = 0; turn < 12; turn++) {
            switch (random.nextInt(4)) {
                case 0 -> shop.receives(1 + random.nextInt(3), random.nextBoolean() ? sku : other, "BER");
                case 1 -> shop.stock().expireDue(10);
                default -> buy(random, sku, other);
            }
        }
    }

    private static void buy(Random random, String sku, String other) {
        var checkout = aCheckout().of(1 + random.nextInt(3), sku).of(1, other);
        if (shop.checkouts().hold(checkout.build()) instanceof CheckoutOutcome.Held(Order order, var _, var _, var _)) {
            switch (random.nextInt(3)) {
                case 0 -> shop.stock().release(order.id());
                case 1 -> shop.timePassesFor(order);
                default -> {
                    List<PlannedParcel> plan = shop.plan(order);
                    shop.journal().place(order.id(), plan);
                    plan.stream()
                            .filter(parcel -> parcel.promisedAt() == null)
                            .forEach(parcel -> shop.journal().handOver(parcel.id()));
                }
            }
        }
    }

    private static boolean sellsOneMore(String sku) {
        return shop.checkouts().hold(aCheckout().of(1, sku).build()) instanceof CheckoutOutcome.Held;
    }

    private static String sku(int onHand) {
        String sku = "BACK-" + ++skus;
        shop.sells(sku);
        if (onHand > 0) {
            shop.receives(onHand, sku, "BER");
        }
        return sku;
    }

    private StatedBackorder backorder(String sku, long limit) {
        return state(sku, Kind.BACKORDER, limit, new Promise.On(SOON));
    }

    private StatedBackorder state(String sku, Kind kind, long limit, Promise promise) {
        BackorderOutcome outcome = backorders.state(
                new Sku(sku),
                new BackorderPolicy(kind, new WarehouseCode("BER"), limit, promise),
                new Expected.Anything());
        return ((BackorderOutcome.Done) outcome).backorder();
    }

    private static ParcelId parcel(Order order) {
        return ParcelId.of(order.id(), 1);
    }

    private static ParcelStatus status(Order order) {
        return shop.parcels().find(parcel(order)).orElseThrow().status();
    }

    private List<ParcelId> due() {
        return arrivals.due(100);
    }
}
