package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.anOrderInTwoParcels;
import static dev.packhorse.order.JourneyFixture.anOrderOfWhichTheSecondParcelWaits;
import static dev.packhorse.order.JourneyFixture.anOrderOfWhichTwoParcelsWait;
import static dev.packhorse.order.JourneyFixture.anOrderThatWaitsForStock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.money.Money;
import dev.packhorse.shipping.CarrierStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A parcel that waits for its stock is given up alone, whatever has left before. Each test ends with a replay of its history. */
class PartCancellationTest {

    private static final Cancellation CANCELLED = new Cancellation.Cancelled();

    @Test
    void afterTheFirstParcelHasLeftItsShareIsVoidedAtOnceAndTheOtherGoesOn() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.untilCaptured(1);

            assertThat(order.cancelParcel(2)).isEqualTo(CANCELLED);
            assertThat(order.world.steps)
                    .containsSubsequence("capture", "releaseParcel", "dropParcel", "voidRemainder")
                    .doesNotContain("complete", "release", "voidOrRefund");

            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.attempts("voidRemainder")).isEqualTo(1);
            assertThat(order.world.captured)
                    .hasSize(1)
                    .containsEntry(order.parcel(1).id(), Money.of(1999, "EUR"));
            assertThat(order.world.timeline).anyMatch(line -> line.contains("Bought elsewhere."));
        }
    }

    @Test
    void beforeAnythingHasLeftItsShareIsVoidedOnceTheOtherHasTakenIts() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.untilLabelled(1);

            assertThat(order.cancelParcel(2)).isEqualTo(CANCELLED);
            assertThat(order.world.did("voidRemainder"))
                    .as("the authorisation is needed for the other one")
                    .isFalse();

            order.handOver(1);
            order.until("the rest is voided", () -> order.world.did("voidRemainder"));
            assertThat(order.world.steps).containsSubsequence("capture", "voidRemainder");
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.attempts("voidRemainder")).isEqualTo(1);
        }
    }

    @Test
    void theOtherCanStillBeCancelledAfterwards() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.untilLabelled(1);
            order.cancelParcel(2);

            assertThat(order.cancel()).isEqualTo(CANCELLED);
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
        }
    }

    @Test
    void oneAfterTheOther() throws Exception {
        try (var order = anOrderOfWhichTwoParcelsWait()) {
            order.checkout();
            order.handOver(1);
            order.untilCaptured(1);

            assertThat(order.cancelParcel(2)).isEqualTo(CANCELLED);
            assertThat(order.world.did("voidRemainder")).isFalse();
            assertThat(order.cancelParcel(3)).isEqualTo(CANCELLED);
            assertThat(order.world.attempts("voidRemainder")).isEqualTo(1);
            assertThat(order.cancelParcel(3)).as("told twice").isEqualTo(CANCELLED);

            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.attempts("dropParcel")).isEqualTo(2);
        }
    }

    @Test
    void whenItIsTheOnlyOneTheOrderIsCancelled() throws Exception {
        try (var order = anOrderThatWaitsForStock()) {
            order.checkout();

            assertThat(order.cancelParcel(1)).isEqualTo(CANCELLED);
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.world.gaveEverythingBack()).isTrue();
            assertThat(order.world.did("voidRemainder")).isFalse();
        }
    }

    @Test
    void settlesTheQuestionOfAPersonWhoWasAsked() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.untilOverdue();

            assertThat(order.cancelParcel(2)).isEqualTo(CANCELLED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(order.world.timeline).anyMatch(line -> line.endsWith("It settled itself."));
        }
    }

    @Test
    void comesTooLateWhenTheStockHasCome() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.stockArrives(2);
            order.untilLabelled(2);

            refused(() -> order.cancelParcel(2), "waits for hand-over");
            refused(() -> order.cancelParcel(1), "waits for hand-over");
            order.cancel();
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void isNothingForAParcelThatNeverWaitedOrOfAnotherOrder() throws Exception {
        try (var order = anOrderInTwoParcels();
                var other = anOrderThatWaitsForStock()) {
            order.checkout();
            order.untilLabelled(1);
            refused(() -> order.cancelParcel(1), "waits for hand-over");
            refused(
                    () -> order.workflow().cancelParcel(other.parcel(1).id(), "a mistake"),
                    "is not part of this order");
            order.cancel();
            assertThat(order.end()).isEqualTo(OrderStatus.CANCELLED);

            other.checkout();
            other.cancel();
            refused(() -> other.cancelParcel(1), "");
        }
    }

    @Test
    void isDrivenToItsEndWhenTheProviderIsAway() throws Exception {
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.untilCaptured(1);
            order.world.fails("voidRemainder", World.When.BEFORE_ITS_EFFECT, 3);

            assertThat(order.cancelParcel(2)).isEqualTo(CANCELLED);
            assertThat(order.world.attempts("voidRemainder")).isEqualTo(4);
            order.passes(Duration.ofHours(1));
            order.carrierSays(1, CarrierStatus.DELIVERED);
            assertThat(order.end()).isEqualTo(OrderStatus.DELIVERED);
        }
    }

    private static void refused(Runnable wish, String why) {
        assertThatThrownBy(wish::run)
                .satisfies(failure -> assertThat(rootOf(failure)).hasMessageContaining(why));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
