package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.anOrder;
import static dev.packhorse.order.JourneyFixture.anOrderInTwoParcels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test per sentence of the story. Each ends with a replay of its history. */
class OrderJourneyTest {

    private static final Placement PLACED = new Placement.Placed();

    @Test
    void deliversAPaidOrder() throws Exception {
        try (var order = anOrder()) {
            assertThat(order.checkout()).isEqualTo(PLACED);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.steps)
                    .containsExactly("hold", "authorise", "place", "buyLabel", "handOver", "capture", "complete");
        }
    }

    @Test
    void capturesEachParcelsShareWhenItLeaves() throws Exception {
        try (var order = anOrderInTwoParcels()) {
            order.checkout();
            order.handOver(2);
            order.until("parcel 2 is captured", () -> !order.world.captured.isEmpty());
            assertThat(order.world.captured).containsOnlyKeys(order.parcel(2).id());

            order.handOver(1);
            order.carrierSays(2, CarrierStatus.DELIVERED);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured)
                    .containsOnlyKeys(order.parcel(1).id(), order.parcel(2).id());
        }
    }

    @Test
    void refusesWhatIsSoldOutAndAsksForNoMoney() throws Exception {
        try (var order = anOrder()) {
            var shortfalls = List.of(new Shortfall(new Sku("SHOE-42"), 1, 0));
            order.world.hold = new HoldOutcome.SoldOut(shortfalls);

            assertThat(order.checkout()).isEqualTo(new Placement.Refused(new Refusal.OutOfStock(shortfalls)));
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.did("authorise")).isFalse();
        }
    }

    @Test
    void releasesStockWhenPaymentIsDeclined() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.Declined("insufficient_funds");

            assertThat(order.checkout())
                    .isEqualTo(new Placement.Refused(new Refusal.PaymentDeclined("insufficient_funds")));
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void undoesNewestFirstAndAnswersAfterwards() throws Exception {
        try (var order = anOrder()) {
            order.world.commit = new CommitOutcome.Expired();

            assertThat(order.checkout()).isEqualTo(new Placement.Refused(new Refusal.HoldExpired()));
            assertThat(order.world.steps)
                    .containsExactly("hold", "authorise", "place", "voidOrRefund", "release", "refuse");
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
        }
    }

    @Test
    void placesTheSameOrderOnce() throws Exception {
        try (var order = anOrder()) {
            assertThat(order.checkout()).isEqualTo(PLACED);
            assertThat(order.checkoutAgain()).isEqualTo(PLACED);

            assertThat(order.world.steps.stream().filter("hold"::equals)).hasSize(1);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.end();
        }
    }

    @Test
    void neverRunsAFinishedOrderASecondTime() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.Declined("card_declined");
            order.checkout();
            order.end();

            assertThatThrownBy(order::checkoutAgain).isInstanceOf(WorkflowServiceException.class);
            assertThat(order.world.steps.stream().filter("hold"::equals)).hasSize(1);
        }
    }

    @Test
    void placesTheOrderOnceTheCustomerHasConfirmedWithTheBank() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.world.lookUp = order.world.payment;

            assertThat(order.checkout()).isEqualTo(new Placement.ActionRequired("https://bank.example"));
            order.paymentChanges();
            order.until("the provider was asked", () -> order.world.did("lookUp"));
            assertThat(order.world.did("place")).isFalse();

            order.world.lookUp = new PaymentOutcome.Authorised("pi_1");
            order.paymentChanges();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }

    @Test
    void placesAConfirmedOrderAlsoWhenTheNewsWasLost() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.checkout();
            order.passes(Duration.ofMinutes(16));

            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }

    @Test
    void givesEverythingBackWhenTheCustomerNeverConfirms() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.world.lookUp = order.world.payment;
            order.checkout();

            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.timeline).contains("refused: payment_not_confirmed");
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void refusesWhenTheBankSaysNoAfterAll() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.world.lookUp = new PaymentOutcome.Declined("authentication_failed");
            order.checkout();
            order.paymentChanges();

            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.held).isEmpty();
        }
    }

    @Test
    void asksAPersonWhenNoLabelCanBeHadAndTriesAgainWhenTold() throws Exception {
        try (var order = anOrder()) {
            order.world.label = new LabelOutcome.Refused("address unknown");
            order.checkout();
            order.untilAttention();
            order.world.label = new LabelOutcome.Bought("USPS", "9400");
            order.operatorDecides(Resolution.RETRY);

            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline)
                    .anyMatch(line -> line.startsWith("settled: ") && line.endsWith("retry: tested by hand"));
        }
    }

    @Test
    void givesEverythingBackWhenAPersonGivesTheOnlyParcelUp() throws Exception {
        try (var order = anOrder()) {
            order.world.label = new LabelOutcome.Refused("address unknown");
            order.checkout();
            order.untilAttention();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);

            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void refusesADecisionThatIsNoChoiceAndSaysWhatIs() throws Exception {
        try (var order = anOrder()) {
            order.world.label = new LabelOutcome.Refused("address unknown");
            order.checkout();
            order.untilAttention();

            assertThatThrownBy(() -> order.operatorDecides(Resolution.ACCEPT))
                    .isInstanceOf(WorkflowUpdateException.class)
                    .hasStackTraceContaining("retry, cancel_and_refund");
            assertThatThrownBy(() -> order.operatorDecides(Resolution.RETRY, "something else"))
                    .hasStackTraceContaining("no such open question");
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);
            order.end();
        }
    }

    @Test
    void asksAPersonWhenAParcelIsNotPackedInTime() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.passes(Duration.ofDays(1).plusHours(1));

            assertThat(order.world.timeline)
                    .contains("attention: " + order.parcel(1).id());
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline)
                    .contains("settled: " + order.parcel(1).id() + ": It settled itself.");
        }
    }

    @Test
    void asksAPersonWhenAPackedParcelIsNotHandedOverInTime() throws Exception {
        try (var order = anOrder()) {
            order.world.packed.add(order.parcel(1).id());
            order.checkout();
            order.passes(Duration.ofDays(2));
            assertThat(order.world.timeline).noneMatch(line -> line.startsWith("attention"));
            order.passes(Duration.ofDays(2));

            assertThat(order.world.timeline)
                    .contains("attention: " + order.parcel(1).id());
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void pollsASilentCarrierAndBelievesIt() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.handOver(1);
            order.world.carrier = CarrierStatus.DELIVERED;

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.did("track")).isTrue();
        }
    }

    @Test
    void chasesASilentCarrierThenAsksAPerson() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.handOver(1);
            order.passes(Duration.ofDays(10));

            assertThat(order.world.timeline)
                    .contains("carrier_chased", "attention: " + order.parcel(1).id());
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.captured).isEmpty();
            assertThat(order.world.did("release")).isFalse();
        }
    }

    @Test
    void refundsOnlyTheShareOfTheParcelThatWasLost() throws Exception {
        try (var order = anOrderInTwoParcels()) {
            order.checkout();
            order.handOver(1);
            order.handOver(2);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.carrierSays(2, CarrierStatus.FAILED);
            order.untilAttention();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured).containsOnlyKeys(order.parcel(1).id());
            assertThat(order.world.timeline).contains("lost");
        }
    }

    @Test
    void sendsTheOtherParcelWhenOneCannotBeSent() throws Exception {
        try (var order = anOrderInTwoParcels()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.passes(Duration.ofDays(1).plusHours(1));
            order.untilAttention();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.steps).contains("releaseParcel", "dropParcel", "voidRemainder");
            assertThat(order.world.labels).containsExactly(order.parcel(1).id());
            assertThat(order.world.captured).containsOnlyKeys(order.parcel(1).id());
        }
    }

    @Test
    void takesACarriersScanAsProofOfHandOver() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.untilLabelled(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.shipped).hasSize(1);
            assertThat(order.world.captured).hasSize(1);
        }
    }

    @Test
    void refusesToHandOverWhatIsNotItsOwnOrHasNoLabel() throws Exception {
        try (var order = anOrder();
                var other = anOrder()) {
            order.world.keepsFailing("buyLabel");
            order.checkout();

            assertThatThrownBy(() -> order.workflow().handOver(order.parcel(1).id()))
                    .hasStackTraceContaining("needs a label");
            assertThatThrownBy(() -> order.workflow().handOver(other.parcel(1).id()))
                    .hasStackTraceContaining("not part of this order");
            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            other.checkout();
            other.cancel();
        }
    }
}
