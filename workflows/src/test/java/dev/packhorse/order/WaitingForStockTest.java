package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.PROMISED_IN;
import static dev.packhorse.order.JourneyFixture.anOrder;
import static dev.packhorse.order.JourneyFixture.anOrderOfWhichTheSecondParcelWaits;
import static dev.packhorse.order.JourneyFixture.anOrderThatWaitsForStock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.shipping.CarrierStatus;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was sold before it was there. Each test ends with a replay of its history. */
class WaitingForStockTest {

    @Test
    void buysNoLabelBeforeItsStockIsThereAndOneWhenItIsTold() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            assertThat(order.checkout()).isEqualTo(new Placement.Placed());
            order.passes(Duration.ofDays(2));
            assertThat(order.world.did("buyLabel")).isFalse();

            order.stockArrives(1);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.steps)
                    .containsExactly(
                            "hold",
                            "authorise",
                            "place",
                            "hasArrived",
                            "hasArrived",
                            "buyLabel",
                            "handOver",
                            "capture",
                            "complete");
        }
    }

    @Test
    void whatIsOnHandNeverLooksForStock() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.did("hasArrived")).isFalse();
        }
    }

    @Test
    void sendsWhatIsOnHandFirstAndTakesTheMoneyOfWhatLeft() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.passes(Duration.ofDays(3));
            assertThat(order.world.captured).containsOnlyKeys(order.parcel(1).id());

            order.stockArrives(2);
            order.handOver(2);
            order.carrierSays(2, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.captured)
                    .containsOnlyKeys(order.parcel(1).id(), order.parcel(2).id());
        }
    }

    @Test
    void findsStockThatCameBeforeTheOrderWasPlaced() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.world.arrived.add(order.parcel(1).id());
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.attempts("hasArrived")).isEqualTo(1);
        }
    }

    @Test
    void lostNewsStrandsNobody() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.world.arrived.add(order.parcel(1).id());
            order.passes(PROMISED_IN.plus(Duration.ofHours(1)));
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline).noneMatch(line -> line.startsWith("attention"));
        }
    }

    @Test
    void newsThatIsNotTrueChangesNothing() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.workflow().stockArrived(order.parcel(1).id());
            order.passes(Duration.ofDays(1));
            assertThat(order.world.did("buyLabel")).isFalse();
            order.cancel();
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void aPersonIsAskedWhenItDoesNotComeAndMayGiveItMoreTime() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.untilOverdue();
            assertThatThrownBy(() -> order.operatorDecides(Resolution.RETRY))
                    .isInstanceOf(WorkflowUpdateException.class)
                    .hasStackTraceContaining("wait_longer, cancel_and_refund");

            order.operatorDecides(Resolution.WAIT_LONGER);
            order.passes(Duration.ofDays(1));
            order.stockArrives(1);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }

    @Test
    void stockThatComesWhileAPersonIsAskedSettlesTheQuestion() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.untilOverdue();
            order.stockArrives(1);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline).anyMatch(line -> line.endsWith("It settled itself."));
        }
    }

    @Test
    void aPersonGivesUpOneParcelAndTheOtherArrives() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.untilOverdue();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.steps)
                    .containsSubsequence("releaseParcel", "dropParcel", "voidRemainder", "complete")
                    .doesNotContain("voidLabel");
            assertThat(order.world.captured).containsOnlyKeys(order.parcel(1).id());
        }
    }

    @Test
    void aPersonGivesUpTheOnlyParcelAndEverythingIsGivenBack() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.untilOverdue();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);

            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void isCancelledWhileItWaits() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.untilLabelled(1);

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
            assertThat(order.world.attempts("buyLabel")).isEqualTo(1);
        }
    }

    @Test
    void isCancelledWhileAPersonIsAsked() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();
            order.untilOverdue();

            assertThat(order.cancel()).isEqualTo(new Cancellation.Cancelled());
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.did("buyLabel")).isFalse();
        }
    }

    @Test
    void cannotBeHandedOverBeforeItsStockIsThere() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();

            assertThatThrownBy(() -> order.workflow().handOver(order.parcel(1).id()))
                    .isInstanceOf(WorkflowUpdateException.class)
                    .hasStackTraceContaining("waits for its stock, promised for");
            order.cancel();
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void aLookThatFailsIsTakenAgain() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.world.fails("hasArrived", World.When.BEFORE_ITS_EFFECT, 3);
            order.checkout();
            order.stockArrives(1);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);

            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }
}
