package dev.packhorse.order;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Shop;
import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.ParcelView;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderJournalTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2).sells("MUG", "JUG");
        shop.receives(1000, "MUG", "BER").receives(1000, "JUG", "LYS");
    }

    @AfterEach
    void stockAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void placesAHeldOrderOnce() {
        Order order = shop.holds(aCheckout().of(1, "MUG"));
        List<PlannedParcel> plan = shop.plan(order);

        assertThat(shop.journal().place(order.id(), plan)).isEqualTo(new CommitOutcome.Committed());
        assertThat(shop.journal().place(order.id(), plan)).isEqualTo(new CommitOutcome.Committed());

        assertThat(shop.status(order)).isEqualTo(OrderStatus.PLACED);
        assertThat(shop.view(order.id()).placedAt()).isNotNull();
        assertThat(shop.timeline(order)).containsExactly("stock_held", "order_placed");
    }

    @Test
    void aPlacedOrderNeverLosesItsStock() {
        Order order = shop.places(aCheckout().of(3, "MUG"));
        long held = shop.level("MUG", "BER").held();
        shop.sql()
                .sql("update stock_hold set expires_at = now() - interval '1 day' where order_id = ?")
                .param(order.id().value())
                .update();

        shop.stock().expireDue(100);

        assertThat(shop.level("MUG", "BER").held()).isEqualTo(held);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void answersExpiredWhenTheSweeperCameFirst() {
        Order order = shop.holds(aCheckout().of(1, "MUG"));
        List<PlannedParcel> plan = shop.plan(order);
        shop.timePasses();
        assertThat(shop.stock().expireDue(100)).isPositive();

        assertThat(shop.journal().place(order.id(), plan)).isEqualTo(new CommitOutcome.Expired());
        assertThat(shop.status(order))
                .as("the workflow has it, so the sweeper does not end it")
                .isEqualTo(OrderStatus.PENDING);

        shop.journal().refuse(order.id(), new Refusal.HoldExpired());
        assertThat(shop.view(order.id()).refusal()).isEqualTo(new Refusal.HoldExpired());
    }

    @Test
    void endsAnOrderThatNoWorkflowTookOver() {
        Order order = shop.holds(aCheckout().of(1, "MUG"));
        shop.timePasses();
        shop.stock().expireDue(100);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.view(order.id()).parcels()).isEmpty();

        assertThat(shop.stock().hold(order, Duration.ofMinutes(1))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void refusesOnceAndKeepsTheReason() {
        Order order = shop.holds(aCheckout().of(1, "MUG"));
        Refusal refusal = new Refusal.OutOfStock(List.of(new Shortfall(new Sku("MUG"), 2, 1)));

        shop.journal().refuse(order.id(), refusal);
        shop.journal().refuse(order.id(), new Refusal.Withdrawn("again"));
        shop.stock().release(order.id());
        shop.stock().release(order.id());

        assertThat(shop.view(order.id()).refusal()).isEqualTo(refusal);
        assertThat(shop.view(order.id()).parcels())
                .extracting(ParcelView::status)
                .containsOnly(ParcelStatus.CANCELLED);
        assertThat(shop.timeline(order)).containsExactly("stock_held", "order_refused", "stock_released");
    }

    /** The workflow's run that placed it was lost with its worker; the next one heard of the wish first. */
    @Test
    void cancelsWhatIsWithdrawnAlthoughItWasPlaced() {
        Order order = shop.places(aCheckout().of(1, "MUG"));

        shop.stock().release(order.id());
        shop.journal().refuse(order.id(), new Refusal.Withdrawn("changed my mind"));
        shop.journal().refuse(order.id(), new Refusal.Withdrawn("changed my mind"));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.view(order.id()).parcels())
                .extracting(ParcelView::status)
                .containsOnly(ParcelStatus.CANCELLED);
        assertThat(shop.timeline(order))
                .containsExactly("stock_held", "order_placed", "stock_released", "order_cancelled");
    }

    @Test
    void waitsForTheCustomersBank() {
        Order order = shop.holds(aCheckout().of(1, "MUG"));

        shop.journal().awaitPayment(order.id(), "https://bank.example/confirm");
        shop.journal().awaitPayment(order.id(), "https://bank.example/confirm");

        assertThat(shop.view(order.id()).paymentActionUrl()).isEqualTo("https://bank.example/confirm");
        assertThat(shop.journal().place(order.id(), shop.plan(order))).isEqualTo(new CommitOutcome.Committed());
        assertThat(shop.view(order.id()).paymentActionUrl()).isNull();
        assertThat(shop.timeline(order)).containsExactly("stock_held", "awaiting_payment", "order_placed");
    }

    @Test
    void refusesStepsThatTheStateForbids() {
        Order pending = shop.holds(aCheckout().of(1, "MUG"));
        assertThatThrownBy(() -> shop.journal().cancel(pending.id(), "changed my mind"))
                .isInstanceOf(IllegalStep.class)
                .hasMessageContaining("is PENDING and cannot become CANCELLED");
        assertThatThrownBy(() -> shop.journal().complete(pending.id())).isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> shop.journal().handOver(ParcelId.of(pending.id(), 1)))
                .isInstanceOf(IllegalStep.class);

        Order placed = shop.places(aCheckout().of(1, "MUG"));
        assertThatThrownBy(() -> shop.journal().refuse(placed.id(), new Refusal.PaymentUnavailable()))
                .isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> shop.journal().awaitPayment(placed.id(), "https://bank.example"))
                .isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> shop.journal().handOver(ParcelId.of(placed.id(), 9)))
                .isInstanceOf(IllegalStep.class);

        shop.labels(placed, 1);
        shop.journal().handOver(ParcelId.of(placed.id(), 1));
        assertThatThrownBy(() -> shop.journal().cancel(placed.id(), "too late")).isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> shop.journal().dropParcel(ParcelId.of(placed.id(), 1), "too late"))
                .isInstanceOf(IllegalStep.class);
    }

    @Test
    void shipsOneParcelAndGivesBackTheOther() {
        Order order = shop.places(aCheckout().of(2, "MUG").of(3, "JUG").to("DE"));
        ParcelId mugs = parcelFrom(order, "BER");
        ParcelId jugs = parcelFrom(order, "LYS");
        long onHand = shop.level("MUG", "BER").onHand();
        long jugsHeld = shop.level("JUG", "LYS").held();
        shop.labels(order, 1);

        shop.journal().handOver(mugs);
        shop.journal().handOver(mugs);
        shop.journal().dropParcel(jugs, "broken in the warehouse");
        shop.stock().releaseParcel(jugs);
        shop.stock().releaseParcel(jugs);
        shop.stock().releaseParcel(mugs);
        shop.stock().release(order.id());

        assertThat(shop.level("MUG", "BER").onHand()).isEqualTo(onHand - 2);
        assertThat(shop.level("JUG", "LYS").held()).isEqualTo(jugsHeld - 3);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shop.view(order.id()).parcels())
                .extracting(ParcelView::status)
                .containsExactlyInAnyOrder(ParcelStatus.HANDED_OVER, ParcelStatus.CANCELLED);
        assertThat(stateOfHold(order)).isEqualTo("shipped");
        assertThat(shop.timeline(order)).containsOnlyOnce("parcel_handed_over", "parcel_cancelled", "stock_released");
    }

    @Test
    void givesEverythingBackWhenCancelled() {
        Order order = shop.places(aCheckout().of(2, "MUG").of(1, "JUG"));
        long mugs = shop.level("MUG", "BER").held();

        shop.stock().release(order.id());
        shop.journal().cancel(order.id(), "changed my mind");
        shop.journal().cancel(order.id(), "changed my mind");

        assertThat(shop.level("MUG", "BER").held()).isEqualTo(mugs - 2);
        assertThat(stateOfHold(order)).isEqualTo("released");
        assertThat(shop.view(order.id()).parcels())
                .extracting(ParcelView::status)
                .containsOnly(ParcelStatus.CANCELLED);
        assertThat(shop.view(order.id()).cancelReason()).isEqualTo("changed my mind");
        assertThat(shop.timeline(order)).endsWith("stock_released", "order_cancelled");
    }

    @Test
    void catchesUpWithScansThatCameBeforeTheHandOver() {
        Order order = shop.places(aCheckout().of(1, "MUG"));
        ParcelId parcel = shop.labels(order, 1);
        shop.parcels().recordScan("TRK-" + parcel, CarrierStatus.DELIVERED, Instant.now(), "at the door");
        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.LABELLED);

        shop.journal().handOver(parcel);
        shop.journal().complete(order.id());

        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void aLostParcelThatArrivedStaysDelivered() {
        Order order = shop.places(aCheckout().of(1, "MUG"));
        ParcelId parcel = shop.labels(order, 1);
        shop.journal().handOver(parcel);
        shop.journal().loseParcel(parcel, "silent for weeks");
        shop.journal().loseParcel(parcel, "silent for weeks");

        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.LOST);
        assertThat(shop.timeline(order)).containsOnlyOnce("parcel_lost");

        shop.journal().cancel(order.id(), "Nothing arrived.");
        assertThat(shop.status(order)).isEqualTo(OrderStatus.CANCELLED);

        Order other = shop.places(aCheckout().of(1, "MUG"));
        ParcelId delivered = shop.labels(other, 1);
        shop.journal().handOver(delivered);
        shop.parcels().recordScan("TRK-" + delivered, CarrierStatus.DELIVERED, Instant.now(), "at the door");
        shop.journal().loseParcel(delivered, "thought so");

        assertThat(shop.parcels().find(delivered).orElseThrow().status()).isEqualTo(ParcelStatus.DELIVERED);
    }

    @Test
    void asksAPersonOncePerSubject() {
        Order order = shop.places(aCheckout().of(1, "MUG"));
        List<String> choices = List.of("retry", "cancel_and_refund");

        shop.journal().raiseAttention(order.id(), "refund", "The refund fails.", choices);
        shop.journal().raiseAttention(order.id(), "refund", "The refund fails.", choices);

        assertThat(shop.view(order.id()).attention()).singleElement().satisfies(question -> {
            assertThat(question.subject()).isEqualTo("refund");
            assertThat(question.choices()).isEqualTo(choices);
        });

        shop.journal().settleAttention(order.id(), "refund", "Ada: retry");
        shop.journal().settleAttention(order.id(), "refund", "Ada: retry");
        assertThat(shop.view(order.id()).attention()).isEmpty();

        shop.journal().raiseAttention(order.id(), "refund", "It fails again.", choices);
        assertThat(shop.view(order.id()).attention()).hasSize(1);
        assertThat(shop.timeline(order)).endsWith("attention_raised", "attention_settled", "attention_raised");
    }

    @Test
    void notesTheSameThingOnce() {
        Order order = shop.places(aCheckout().of(1, "MUG"));

        shop.journal().note(order.id(), "carrier_chased", "The carrier was asked again.");
        shop.journal().note(order.id(), "carrier_chased", "The carrier was asked again.");
        shop.journal().note(order.id(), "carrier_chased", "The carrier was asked a third time.");

        assertThat(shop.timeline(order)).endsWith("order_placed", "carrier_chased", "carrier_chased");
    }

    private static ParcelId parcelFrom(Order order, String warehouse) {
        return shop.view(order.id()).parcels().stream()
                .filter(parcel -> parcel.warehouse().value().equals(warehouse))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String stateOfHold(Order order) {
        return shop.sql()
                .sql("select state from stock_hold where order_id = ?")
                .param(order.id().value())
                .query(String.class)
                .single();
    }
}
