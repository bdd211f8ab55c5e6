package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.anOrder;
import static dev.packhorse.order.JourneyFixture.anOrderInTwoParcels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;

/** The wish to cancel, in every state in which it can arrive. */
class CancellationTest {

    @Test
    void whilePaymentIsBeingAskedFor() throws Exception {
        try (var order = anOrder()) {
            order.world.keepsFailing("authorise");
            var checkout = order.checkoutInTheBackground();
            order.until("payment is asked for", () -> order.world.attempts.contains("authorise"));

            // Two open updates at once are more than the in-memory server can keep apart, so the operator's way is
            // taken.
            order.cancelTheWorkflowItself();

            assertThat(order.whileTimePasses(checkout))
                    .isEqualTo(new Placement.Refused(new Refusal.Withdrawn("Cancelled by an operator.")));
            assertThatThrownBy(order::end).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(order.world.timeline).containsExactly("refused: withdrawn");
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void whileTheCustomersBankIsAsked() throws Exception {
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.checkout();

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void whileTheLabelIsBeingBought() throws Exception {
        try (var order = anOrder()) {
            order.world.fails("buyLabel", World.When.AFTER_ITS_EFFECT, Integer.MAX_VALUE);
            order.checkout();
            order.until("the label's effect is there", () -> !order.world.labels.isEmpty());

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void whileAPersonIsAskedAboutTheLabel() throws Exception {
        try (var order = anOrder()) {
            order.world.label = new LabelOutcome.Refused("address unknown");
            order.checkout();
            order.untilAttention();

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.timeline).anyMatch(line -> line.endsWith("It settled itself."));
        }
    }

    @Test
    void whileItWaitsToBePacked() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.untilLabelled(1);

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
            assertThat(order.world.timeline).contains("cancelled: changed my mind");
        }
    }

    @Test
    void isTooLateOnceTheFirstParcelHasLeft() throws Exception {
        try (var order = anOrderInTwoParcels()) {
            order.checkout();
            order.handOver(1);

            assertThatThrownBy(() -> order.workflow().cancel("late"))
                    .isInstanceOf(WorkflowUpdateException.class)
                    .hasStackTraceContaining("cannot be cancelled any more");
            order.handOver(2);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.carrierSays(2, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }

    @Test
    void nothingIsHandedOverAnyMore() throws Exception {
        try (var order = anOrder()) {
            order.world.fails("voidOrRefund", World.When.BEFORE_ITS_EFFECT, 5);
            order.checkout();
            order.untilLabelled(1);
            var cancelled = order.cancelInTheBackground();
            order.until("the undo has begun", () -> order.world.did("voidLabel"));

            assertThatThrownBy(() -> order.workflow().handOver(order.parcel(1).id()))
                    .isInstanceOf(WorkflowUpdateException.class);
            assertThat(order.whileTimePasses(cancelled)).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.world.shipped).isEmpty();
        }
    }

    @Test
    void ofTheWorkflowItselfGivesEverythingBackToo() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.untilLabelled(1);
            order.passes(java.time.Duration.ofMinutes(1));
            order.cancelTheWorkflowItself();

            assertThatThrownBy(order::end).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(order.world.timeline).endsWith("cancelled: Cancelled by an operator.");
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void ofTheWorkflowItselfIsTooLateAfterThePivot() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.handOver(1);
            order.passes(java.time.Duration.ofMinutes(1));
            order.cancelTheWorkflowItself();
            order.carrierSays(1, CarrierStatus.DELIVERED);

            // Temporal calls it cancelled because that was asked for; the journey went to its end all the same.
            assertThatThrownBy(order::end).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(order.world.timeline).endsWith("delivered");
            assertThat(order.world.captured).hasSize(1);
            assertThat(order.world.did("release")).isFalse();
        }
    }
}
