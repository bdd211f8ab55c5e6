package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.easypost.exception.API.InvalidRequestError;
import com.easypost.service.EasyPostClient;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The providers' own libraries understand what the sandbox answers. */
class SdkTest {

    private static final String HANDLER = "com.easypost.net.customURLStreamHandler";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private StripeClient stripe;
    private EasyPostClient easypost;

    @BeforeEach
    void open() throws Exception {
        System.setProperty(HANDLER, PlainHttp.class.getName());
        sandbox = Sandbox.start(SandboxOptions.on(folder.resolve("ledger.ndjson")));
        stripe = StripeClient.builder()
                .setApiKey("sk_test_sandbox")
                .setApiBase(sandbox.baseUri().toString())
                .setMaxNetworkRetries(0)
                .build();
        easypost =
                new EasyPostClient("EZTK_sandbox", 1000, 5000, sandbox.baseUri().toString());
    }

    @AfterEach
    void close() {
        System.clearProperty(HANDLER);
        sandbox.close();
    }

    @Test
    void stripeAuthorisesCapturesInPartsAndRefunds() throws Exception {
        var intent = authorise("pm_card_visa", "a");
        assertThat(intent.getStatus()).isEqualTo("requires_capture");

        var captured = stripe.v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(400L)
                                .setFinalCapture(false)
                                .build());
        assertThat(captured.getAmountCapturable()).isEqualTo(600);
        var refund = stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(100L)
                        .build());
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        var cancelled = stripe.v1().paymentIntents().cancel(intent.getId());
        assertThat(cancelled.getStatus()).isEqualTo("canceled");
        var expanded = stripe.v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build(),
                        null);
        assertThat(expanded.getLatestChargeObject().getAmountRefunded()).isEqualTo(100);
        assertThat(expanded.getMetadata()).containsEntry("order_id", "ord_1");
        var found = stripe.v1()
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder()
                        .setQuery("metadata['order_id']:'ord_1'")
                        .build());
        assertThat(found.getData()).extracting(PaymentIntent::getId).containsExactly(intent.getId());
    }

    @Test
    void stripeTellsADeclineFromAQuestion() throws Exception {
        var declined = catchThrowableOfType(CardException.class, () -> authorise("pm_card_visa_chargeDeclined", "a"));
        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        assertThat(declined.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");

        var asked = authorise("pm_card_authenticationRequired", "b");
        assertThat(asked.getNextAction().getRedirectToUrl().getUrl())
                .contains("/_sandbox/authenticate/" + asked.getId());

        assertThat(catchThrowableOfType(IdempotencyException.class, () -> authorise("pm_card_visa", "b")))
                .isNotNull();
    }

    private PaymentIntent authorise(String card, String key) throws Exception {
        return stripe.v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(1000L)
                                .setCurrency("eur")
                                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                                .setConfirm(true)
                                .setPaymentMethod(card)
                                .setPaymentMethodOptions(PaymentIntentCreateParams.PaymentMethodOptions.builder()
                                        .setCard(PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                                                .setRequestMulticapture(
                                                        PaymentIntentCreateParams.PaymentMethodOptions.Card
                                                                .RequestMulticapture.IF_AVAILABLE)
                                                .build())
                                        .build())
                                .putMetadata("order_id", "ord_1")
                                .build(),
                        RequestOptions.builder().setIdempotencyKey(key).build());
    }

    @Test
    void easyPostBuysTracksAndGivesBack() throws Exception {
        var shipment = easypost.shipment.create(parcel("Berlin"));
        assertThat(shipment.lowestRate().getService()).isEqualTo("GroundAdvantage");

        var bought = easypost.shipment.buy(shipment.getId(), shipment.lowestRate());
        assertThat(bought.getTrackingCode()).hasSize(20);
        assertThat(bought.getPostageLabel().getLabelUrl()).endsWith(".pdf");
        assertThat(bought.getSelectedRate().getRate()).isPositive();
        var tracker = easypost.tracker.retrieve(bought.getTracker().getId());
        assertThat(tracker.getStatus()).isEqualTo("pre_transit");
        assertThat(tracker.getTrackingDetails()).hasSize(1);
        assertThat(easypost.shipment.retrieve("par_1").getId()).isEqualTo(shipment.getId());
        assertThat(easypost.shipment
                        .all(new HashMap<>(Map.of("purchased", true, "page_size", 5)))
                        .getShipments())
                .hasSize(1);
        assertThat(catchThrowableOfType(
                                InvalidRequestError.class,
                                () -> easypost.shipment.buy(shipment.getId(), shipment.lowestRate()))
                        .getCode())
                .isEqualTo("SHIPMENT.POSTAGE.EXISTS");
        assertThat(easypost.shipment.refund(bought.getId()).getRefundStatus()).isEqualTo("submitted");
    }

    @Test
    void easyPostNamesWhatIsWrongWithAnAddress() {
        var refused = catchThrowableOfType(
                InvalidRequestError.class, () -> easypost.shipment.create(parcel("Undeliverable Town")));

        assertThat(refused.getCode()).isEqualTo("ADDRESS.VERIFY.FAILURE");
        assertThat(refused.getErrors()).hasSize(1);
    }

    private static Map<String, Object> parcel(String city) {
        var address = new HashMap<String, Object>(
                Map.of("name", "Ada", "street1", "1 Main St", "city", city, "zip", "10115", "country", "DE"));
        var depot = new HashMap<String, Object>(
                Map.of("name", "Depot", "street1", "2 Dock", "city", "Oslo", "country", "NO"));
        return new HashMap<>(Map.of(
                "reference",
                "par_1",
                "to_address",
                address,
                "from_address",
                depot,
                "parcel",
                new HashMap<String, Object>(Map.of("weight", 12.5)),
                "options",
                new HashMap<String, Object>(Map.of("label_format", "PDF")),
                "carrier_accounts",
                List.of()));
    }
}
