package dev.packhorse.shipping;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static dev.packhorse.Patience.eventually;
import static dev.packhorse.Patience.retrying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packhorse.Outside;
import dev.packhorse.Proxy;
import dev.packhorse.Shop;
import dev.packhorse.order.Order;
import dev.packhorse.sandbox.LedgerEntry;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippingActivitiesTest {

    private static Shop shop;
    private static Outside outside;

    private Order order;
    private ParcelId parcel;

    @BeforeAll
    static void open() {
        shop = Shop.open().sells("SHOE", 1000).warehouse("BER", "DE", 1).receives(1000, "SHOE", "BER");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void order() {
        outside = Outside.open();
        order = shop.places(aCheckout().of(2, "SHOE").to("DE"));
        parcel = ParcelId.of(order.id(), 1);
    }

    @AfterEach
    void leave() {
        outside.close();
    }

    @Test
    void buysTheCheapestLabelAndWritesItDown() {
        var label = (LabelOutcome.Bought) shipping().buyLabel(parcel);

        assertThat(label.carrier()).isEqualTo("USPS");
        var view = shop.parcels().find(parcel).orElseThrow();
        assertThat(view.status()).isEqualTo(ParcelStatus.LABELLED);
        assertThat(view.label().trackingCode()).isEqualTo(label.trackingCode());
        assertThat(view.label().labelUrl()).endsWith(".pdf");
        assertThat(liveLabels()).containsExactly(label.trackingCode());
    }

    @Test
    void answersTheSameLabelWhenAskedAgain() {
        var label = shipping().buyLabel(parcel);

        assertThat(shipping().buyLabel(parcel)).isEqualTo(label);
        assertThat(outside.saw(LedgerEntry.SHIPMENT_CREATED)).hasSize(1);
    }

    @Test
    void tellsAnAddressThatTheCarrierDoesNotKnowAsAValue() {
        shop.sql()
                .sql("update orders set ship_city = 'UNDELIVERABLE' where id = ?")
                .param(order.id().value())
                .update();

        var outcome = shipping().buyLabel(parcel);

        assertThat(outcome).isEqualTo(new LabelOutcome.Refused("ADDRESS.VERIFY.FAILURE: Unable to verify address."));
    }

    @Test
    void voidsTheLabelOnce() {
        shipping().buyLabel(parcel);

        shipping().voidLabel(parcel);
        shipping().voidLabel(parcel);

        assertThat(liveLabels()).isEmpty();
        assertThat(shop.parcels().find(parcel).orElseThrow().label()).isNull();
        assertThat(outside.saw(LedgerEntry.LABEL_REFUNDED)).hasSize(1);
    }

    @Test
    void isContentWhenThereIsNothingToVoid() {
        shipping().voidLabel(parcel);

        assertThat(shipping().buyLabel(parcel))
                .as("nothing is bought after an undo")
                .isInstanceOf(LabelOutcome.Refused.class);
        assertThat(outside.saw(LedgerEntry.LABEL_BOUGHT)).isEmpty();
    }

    @Test
    void asksAPersonWhenTheParcelIsAlreadyOnItsWay() {
        var label = (LabelOutcome.Bought) shipping().buyLabel(parcel);
        outside.scans(label.trackingCode(), "in_transit");

        var failure =
                catchThrowableOfType(ApplicationFailure.class, () -> shipping().voidLabel(parcel));

        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(liveLabels()).hasSize(1);
    }

    @Test
    void tellsWhereTheParcelIsAndWritesDownWhatIsNew() {
        var label = (LabelOutcome.Bought) shipping().buyLabel(parcel);
        assertThat(shipping().track(parcel)).isEqualTo(CarrierStatus.AWAITING_PICKUP);

        shop.parcels().pack(parcel);
        shop.journal().handOver(parcel);
        outside.scans(label.trackingCode(), "in_transit");
        outside.scans(label.trackingCode(), "delivered");

        assertThat(shipping().track(parcel)).isEqualTo(CarrierStatus.DELIVERED);
        var view = shop.parcels().find(parcel).orElseThrow();
        assertThat(view.status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(view.lastScan().status()).isEqualTo(CarrierStatus.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "in_transit, IN_TRANSIT",
        "available_for_pickup, OUT_FOR_DELIVERY",
        "return_to_sender, RETURNED_TO_SENDER",
        "failure, FAILED",
        "error, FAILED",
        "pre_transit, AWAITING_PICKUP",
        "unknown, AWAITING_PICKUP",
    })
    void readsTheCarriersWords(String word, CarrierStatus status) {
        assertThat(ShippingActivitiesImpl.status(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "shipments.create, 'fault':'reset'",
                "shipments.create, 'fault':'answer_lost'",
                "shipments.create, 'fault':'status'+'status':500",
                "shipments.create, 'fault':'latency'+'ms':1500",
                "shipments.buy, 'fault':'reset'",
                "shipments.buy, 'fault':'answer_lost'",
                "shipments.buy, 'fault':'status'+'status':503",
                "shipments.buy, 'fault':'status'+'status':429",
                "shipments.buy, 'fault':'latency'+'ms':1500",
                "shipments.retrieve, 'fault':'reset'",
                "shipments.retrieve, 'fault':'status'+'status':500",
                "shipments.refund, 'fault':'reset'",
                "shipments.refund, 'fault':'answer_lost'",
                "shipments.refund, 'fault':'status'+'status':500",
            })
    void oneLabelIsBoughtAndGivenBackWhateverGoesWrong(String operation, String fault) throws Exception {
        outside.goesWrong(operation, fault.replace('\'', '"').replace('+', ','));
        var shipping = impatient();

        var label = retrying(() -> shipping.buyLabel(parcel));
        assertThat(label).isInstanceOf(LabelOutcome.Bought.class);
        assertThat(liveLabels()).hasSize(1);
        retrying(() -> shipping.voidLabel(parcel));

        assertThat(outside.wentWrong()).isTrue();
        assertThat(outside.saw(LedgerEntry.LABEL_BOUGHT)).hasSize(1);
        assertThat(liveLabels()).isEmpty();
        assertThat(shop.parcels().find(parcel).orElseThrow().label()).isNull();
    }

    @Test
    void anUndoWinsAgainstAPurchaseThatComesLate() throws Exception {
        outside.goesWrong("shipments.buy", "\"fault\":\"latency\",\"ms\":1500");
        var givenUp = CompletableFuture.supplyAsync(() ->
                catchThrowableOfType(ApplicationFailure.class, () -> impatient().buyLabel(parcel)));
        eventually("the purchase is under way", outside::wentWrong);

        var tooEarly =
                catchThrowableOfType(ApplicationFailure.class, () -> shipping().voidLabel(parcel));
        assertThat(tooEarly.isNonRetryable()).as("unknown is not failed").isFalse();
        assertThat(givenUp.get(5, TimeUnit.SECONDS).isNonRetryable()).isFalse();
        eventually(
                "the late purchase", () -> outside.saw(LedgerEntry.LABEL_BOUGHT).size() == 1);
        retrying(() -> shipping().voidLabel(parcel));

        assertThat(liveLabels()).isEmpty();
    }

    @Test
    void anUndoWinsAgainstAPurchaseThatIsStillAsking() throws Exception {
        outside.goesWrong("shipments.create", "\"fault\":\"latency\",\"ms\":800");
        var purchase = CompletableFuture.supplyAsync(() -> shipping().buyLabel(parcel));
        eventually("the enquiry is under way", outside::wentWrong);

        shipping().voidLabel(parcel);

        assertThat(purchase.get(5, TimeUnit.SECONDS)).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(outside.saw(LedgerEntry.LABEL_BOUGHT)).isEmpty();
    }

    @Test
    void twoPurchasesAtOnceBuyOneLabel() throws Exception {
        var one = CompletableFuture.supplyAsync(() -> shipping().buyLabel(parcel));
        var other = CompletableFuture.supplyAsync(() -> shipping().buyLabel(parcel));

        assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(other.get(10, TimeUnit.SECONDS));
        assertThat(outside.saw(LedgerEntry.LABEL_BOUGHT)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "answer_lost"})
    void nobodyButTemporalTriesAgain(String fault) {
        outside.goesWrong("shipments.create", "\"fault\":\"" + fault + "\"");

        var failure =
                catchThrowableOfType(ApplicationFailure.class, () -> shipping().buyLabel(parcel));

        assertThat(failure).as("the JDK would have repeated the POST unseen").isNotNull();
        assertThat(failure.getType()).isEqualTo(EasyPostTrouble.UNAVAILABLE);
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {"503, ''", "502, <html>", "200, ''", "200, <html>", "500, {}", "200, {}"})
    void whatIsNoAnswerOfTheCarriersIsTriedAgain(int status, String body) throws Exception {
        try (var proxy = new Proxy(status, body)) {
            var properties = new EasyPostProperties(
                    proxy.address(), "EZTK_sandbox", Duration.ofSeconds(5), Duration.ofSeconds(10));
            var shipping = new ShippingConfiguration()
                    .shippingActivities(properties, shop.parcels(), shop.get(LabelStops.class));

            var failure = catchThrowableOfType(ApplicationFailure.class, () -> shipping.buyLabel(parcel));

            assertThat(failure.isNonRetryable()).isFalse();
            assertThat(failure.getType()).isEqualTo(EasyPostTrouble.UNAVAILABLE);
        }
    }

    /** Bought and not given back, by the carrier's own ledger. */
    private List<String> liveLabels() {
        var givenBack = outside.saw(LedgerEntry.LABEL_REFUNDED).stream()
                .map(LedgerEntry::shipment)
                .toList();
        return outside.saw(LedgerEntry.LABEL_BOUGHT).stream()
                .filter(entry -> !givenBack.contains(entry.shipment()))
                .map(LedgerEntry::trackingCode)
                .toList();
    }

    private static ShippingActivities shipping() {
        return shipping(Duration.ofSeconds(5));
    }

    private static ShippingActivities impatient() {
        return shipping(Duration.ofMillis(500));
    }

    private static ShippingActivities shipping(Duration timeout) {
        var properties = new EasyPostProperties(outside.baseUri(), "EZTK_sandbox", timeout, Duration.ofSeconds(10));
        return new ShippingConfiguration().shippingActivities(properties, shop.parcels(), shop.get(LabelStops.class));
    }
}
