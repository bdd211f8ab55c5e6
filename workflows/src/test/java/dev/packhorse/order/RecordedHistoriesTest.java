package dev.packhorse.order;

import static dev.packhorse.order.JourneyFixture.anOrder;
import static dev.packhorse.order.JourneyFixture.anOrderInTwoParcels;
import static dev.packhorse.order.JourneyFixture.anOrderOfWhichTheSecondParcelWaits;
import static dev.packhorse.order.JourneyFixture.anOrderOfWhichTwoParcelsWait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders that are under way when a new version is deployed must replay on it. Every released shape of the journey stays here
 * for good; a change of the journey records its new shape under a new name:
 * {@code ./mvnw test -pl workflows -am -Dtest=RecordedHistoriesTest -Dhistories.write=NAME}.
 */
class RecordedHistoriesTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    @ParameterizedTest
    @MethodSource("recorded")
    void replayOnTodaysCode(Path history) {
        assertThatCode(() -> JourneyFixture.replay(Files.readString(history))).doesNotThrowAnyException();
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void coverEveryEnd() throws IOException {
        assertThat(recorded().stream().map(file -> file.getFileName().toString().replaceFirst("^v[^-]+-", "")))
                .contains(
                        "delivered.json",
                        "declined.json",
                        "cancelled.json",
                        "two-parcels.json",
                        "attention.json",
                        "waited.json",
                        "part-cancelled.json");
    }

    @Test
    @EnabledIfSystemProperty(named = "histories.write", matches = ".+", disabledReason = "records only when told to")
    void record() throws Exception {
        try (var order = anOrder()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            write(order, "delivered");
        }
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.Declined("insufficient_funds");
            order.checkout();
            write(order, "declined");
        }
        try (var order = anOrder()) {
            order.world.payment = new PaymentOutcome.ActionRequired("pi_1", "https://bank.example");
            order.checkout();
            order.paymentChanges();
            order.untilLabelled(1);
            order.cancel();
            write(order, "cancelled");
        }
        try (var order = anOrderInTwoParcels()) {
            order.checkout();
            order.handOver(2);
            order.handOver(1);
            order.carrierSays(2, CarrierStatus.DELIVERED);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            write(order, "two-parcels");
        }
        try (var order = anOrder()) {
            order.world.label = new LabelOutcome.Refused("address unknown");
            order.checkout();
            order.untilAttention();
            order.operatorDecides(Resolution.CANCEL_AND_REFUND);
            write(order, "attention");
        }
        try (var order = anOrderOfWhichTheSecondParcelWaits()) {
            order.checkout();
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.untilOverdue();
            order.operatorDecides(Resolution.WAIT_LONGER);
            order.stockArrives(2);
            order.handOver(2);
            order.carrierSays(2, CarrierStatus.DELIVERED);
            write(order, "waited");
        }
        try (var order = anOrderOfWhichTwoParcelsWait()) {
            order.checkout();
            order.untilLabelled(1);
            order.cancelParcel(3);
            order.handOver(1);
            order.carrierSays(1, CarrierStatus.DELIVERED);
            order.untilCaptured(1);
            order.cancelParcel(2);
            write(order, "part-cancelled");
        }
        assertThat(recorded()).isNotEmpty();
    }

    private static void write(JourneyFixture order, String name) throws IOException {
        order.end();
        Files.createDirectories(HISTORIES);
        Files.writeString(
                HISTORIES.resolve(System.getProperty("histories.write") + "-" + name + ".json"),
                order.history().toJson(true) + "\n");
    }
}
