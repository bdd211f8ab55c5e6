package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.anOrder;
import static dev.packhorse.order.JourneyFixture.anOrderInRealTime;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.order.World.When;
import dev.packhorse.shipping.CarrierStatus;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step and each compensation x {fails before its effect, fails after it, never answers}. */
class FaultTest {

    static Stream<Arguments> stepsTimesFaults() {
        return Stream.of("hold", "authorise", "place", "buyLabel", "handOver", "capture", "complete")
                .flatMap(step ->
                        Stream.of(When.BEFORE_ITS_EFFECT, When.AFTER_ITS_EFFECT).map(when -> Arguments.of(step, when)));
    }

    @ParameterizedTest(name = "{0} fails {1}")
    @MethodSource("stepsTimesFaults")
    void deliversAllTheSame(String step, When when) throws Exception {
        try (var order = anOrder()) {
            order.world.fails(step, when, 2);
            assertThat(order.checkout()).isEqualTo(new Placement.Placed());
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured)
                    .containsOnly(java.util.Map.entry(
                            order.parcel(1).id(), order.parcel(1).share()));
        }
    }

    @ParameterizedTest(name = "{0} times out")
    @MethodSource("providerSteps")
    void deliversAlthoughAProviderDidNotAnswerOnce(String step) throws Exception {
        try (var order = anOrderInRealTime()) {
            order.world.fails(step, When.NEVER_ANSWERS, 1);
            assertThat(order.checkout()).isEqualTo(new Placement.Placed());
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured).hasSize(1);
        }
    }

    static Stream<String> providerSteps() {
        return Stream.of("authorise", "buyLabel", "capture");
    }

    @ParameterizedTest(name = "authorise {0} until its deadline")
    @MethodSource("faults")
    void givesEverythingBackWhenPaymentStaysUnknown(When when) throws Exception {
        try (var order = anOrder()) {
            order.world.fails("authorise", when, Integer.MAX_VALUE);

            assertThat(order.checkout()).isEqualTo(new Placement.Refused(new Refusal.PaymentUnavailable()));
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void givesEverythingBackWhenTheProviderNeverAnswersTheAuthorisation() throws Exception {
        try (var order = anOrderInRealTime()) {
            order.world.fails("authorise", When.NEVER_ANSWERS, Integer.MAX_VALUE);

            assertThat(order.checkout()).isEqualTo(new Placement.Refused(new Refusal.PaymentUnavailable()));
            assertThat(order.end()).isEqualTo(OrderStatus.REFUSED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} never answers once while undoing")
    @MethodSource("undosOfProviders")
    void givesEverythingBackAlthoughAnUndoDidNotAnswerOnce(String undo) throws Exception {
        try (var order = anOrderInRealTime()) {
            order.world.fails(undo, When.NEVER_ANSWERS, 1);
            order.checkout();
            order.untilLabelled(1);
            order.cancel();

            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    static Stream<String> undosOfProviders() {
        return Stream.of("voidLabel", "voidOrRefund");
    }

    @ParameterizedTest(name = "{0} fails {1} while undoing")
    @MethodSource("undosTimesFaults")
    void givesEverythingBackAlthoughUndoingFails(String undo, When when) throws Exception {
        try (var order = anOrder()) {
            order.world.fails(undo, when, 2);
            order.checkout();
            order.untilLabelled(1);
            order.cancel();

            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    static Stream<When> faults() {
        return Stream.of(When.BEFORE_ITS_EFFECT, When.AFTER_ITS_EFFECT);
    }

    static Stream<Arguments> undosTimesFaults() {
        return Stream.of("voidLabel", "voidOrRefund", "release")
                .flatMap(undo -> faults().map(when -> Arguments.of(undo, when)));
    }

    @Test
    void asksAPersonByNameWhenUndoingKeepsFailingAndStillUndoesTheRest() throws Exception {
        try (var order = anOrder()) {
            order.world.keepsFailing("voidOrRefund");
            order.checkout();
            order.untilLabelled(1);
            var cancelled = order.cancelInTheBackground();
            order.until("the undo has begun", () -> order.world.did("voidLabel"));
            order.passes(Duration.ofMinutes(20));

            assertThat(order.world.timeline).contains("attention: Undo: payment");
            order.until("the stock is released all the same", () -> order.world.held.isEmpty());
            order.world.worksAgain("voidOrRefund");
            assertThat(order.whileTimePasses(cancelled)).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.world.gaveEverythingBack()).isTrue();
            assertThat(order.world.timeline).contains("settled: Undo: payment: It settled itself.");
        }
    }

    @Test
    void takesAnUndoAsSettledWhenAPersonSaysSo() throws Exception {
        try (var order = anOrder()) {
            order.world.failsForGood("voidOrRefund");
            order.checkout();
            var cancelled = order.cancelInTheBackground();
            order.untilAttention();
            order.operatorDecides(Resolution.ACCEPT, "Undo: payment");

            assertThat(order.whileTimePasses(cancelled)).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.world.held).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void asksAPersonByNameWhenSomethingCannotBeWrittenDown(String step, String name) throws Exception {
        try (var order = anOrder()) {
            order.world.keepsFailing(step);
            var placement = order.checkoutInTheBackground();
            if (!step.equals("place")) {
                order.handOver(1);
                order.carrierSays(1, CarrierStatus.DELIVERED);
            }
            order.until("it is tried where an operator sees it", () -> order.world.attempts(step) > 5);
            order.passes(Duration.ofMinutes(20));
            assertThat(order.world.timeline).contains("attention: " + name);

            order.world.worksAgain(step);
            assertThat(order.whileTimePasses(placement)).isEqualTo(new Placement.Placed());
            if (step.equals("place")) {
                order.handOver(1);
                order.carrierSays(1, CarrierStatus.DELIVERED);
            }
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline).contains("settled: " + name + ": It settled itself.");
        }
    }

    static Stream<Arguments> writes() {
        return Stream.of(Arguments.of("place", "Place the order"), Arguments.of("complete", "Delivered"));
    }

    @Test
    void undoesNothingAfterThePivotAlsoWhenTheCaptureIsImpossible() throws Exception {
        try (var order = anOrder()) {
            order.world.failsForGood("capture");
            order.checkout();
            order.handOver(1);
            order.untilAttention();
            assertThat(order.world.did("release")).isFalse();
            assertThat(order.world.did("voidOrRefund")).isFalse();

            order.operatorDecides(Resolution.RETRY);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured).hasSize(1);
        }
    }

    @Test
    void asksAPersonWhenTheCarrierCannotBeReachedUntilTheLabelDeadline() throws Exception {
        try (var order = anOrder()) {
            order.world.keepsFailing("buyLabel");
            order.checkout();
            order.passes(Duration.ofHours(2));

            assertThat(order.world.timeline)
                    .contains("attention: " + order.parcel(1).id());
            order.world.worksAgain("buyLabel");
            order.operatorDecides(Resolution.RETRY);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }
}
