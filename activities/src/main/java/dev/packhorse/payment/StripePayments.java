package dev.packhorse.payment;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodOptions.Card.RequestMulticapture;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The calls to Stripe, each under an idempotency key that names the order and the step. An authorisation takes two: the
 * intent is opened without money moving, then confirmed. So an undo that does not know the intent opens it again under the
 * same key, gets the same one, and cancels it: whatever confirmation is still on its way then finds it cancelled.
 */
final class StripePayments {

    private static final String LATEST_CHARGE = "latest_charge";
    private static final long PAGE = 100;

    private final StripeClient stripe;

    StripePayments(StripeClient stripe) {
        this.stripe = stripe;
    }

    private interface Call<T> {
        T make() throws StripeException;
    }

    /** The order's one intent; no money moves. */
    PaymentIntent open(OrderId order, Money amount) {
        var intent = PaymentIntentCreateParams.builder()
                .setAmount(amount.amount())
                .setCurrency(amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .addPaymentMethodType("card")
                .putMetadata("order_id", order.value())
                .build();
        return answer(() -> stripe.v1().paymentIntents().create(intent, key(order, "open")));
    }

    /** Authorises; what came of it is in the intent's status and last error, also when the card was declined. */
    PaymentIntent confirm(PaymentIntent intent, OrderId order, PaymentMethod method, boolean inParts) {
        var confirmation = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(method.token())
                .setPaymentMethodOptions(cardOptions(inParts))
                .addExpand(LATEST_CHARGE)
                .build();
        return answer(() -> {
            try {
                return stripe.v1().paymentIntents().confirm(intent.getId(), confirmation, key(order, "authorise"));
            } catch (CardException e) {
                return retrieve(intent.getId());
            } catch (InvalidRequestException e) {
                // Confirmed by an earlier attempt whose key has been forgotten, or cancelled meanwhile, or a token that
                // Stripe does not know: its status tells.
                if (StripeTrouble.isUnexpectedState(e) || "payment_method".equals(e.getParam())) {
                    return retrieve(intent.getId());
                }
                throw e;
            }
        });
    }

    private static @Nullable PaymentMethodOptions cardOptions(boolean inParts) {
        if (!inParts) {
            return null;
        }
        return PaymentMethodOptions.builder()
                .setCard(PaymentMethodOptions.Card.builder()
                        .setRequestMulticapture(RequestMulticapture.IF_AVAILABLE)
                        .build())
                .build();
    }

    PaymentIntent retrieve(String intent) {
        var withCharge =
                PaymentIntentRetrieveParams.builder().addExpand(LATEST_CHARGE).build();
        return answer(() -> stripe.v1().paymentIntents().retrieve(intent, withCharge, RequestOptions.getDefault()));
    }

    /** Stripe's search lags behind by up to a minute, so it only finds what the idempotency keys have forgotten. */
    List<PaymentIntent> search(OrderId order) {
        var query = PaymentIntentSearchParams.builder()
                .setQuery("metadata['order_id']:'" + order.value() + "'")
                .setLimit(PAGE)
                .build();
        return answer(() -> stripe.v1().paymentIntents().search(query).getData());
    }

    /** Marks the intent with the parcel, so that this capture can be found again however long its answer was lost. */
    PaymentIntent capture(PaymentIntent intent, OrderId order, ParcelId parcel, Money share, boolean last) {
        var capture = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(share.amount())
                .setFinalCapture(last)
                .putMetadata(parcel.value(), Long.toString(share.amount()))
                .addExpand(LATEST_CHARGE)
                .build();
        return answer(
                () -> stripe.v1().paymentIntents().capture(intent.getId(), capture, key(order, "capture/" + parcel)));
    }

    /**
     * Gives back what is not captured. The key names what was captured before, since Stripe keeps a refusal too, and a
     * refused cancel may be right after a capture that came between.
     */
    PaymentIntent cancel(PaymentIntent intent, OrderId order) {
        var cancel =
                PaymentIntentCancelParams.builder().addExpand(LATEST_CHARGE).build();
        return answer(() -> {
            try {
                return stripe.v1()
                        .paymentIntents()
                        .cancel(intent.getId(), cancel, key(order, "void/" + received(intent)));
            } catch (InvalidRequestException e) {
                if (StripeTrouble.isUnexpectedState(e)) {
                    return retrieve(intent.getId());
                }
                throw e;
            }
        });
    }

    Refund refund(PaymentIntent intent, OrderId order, @Nullable ParcelId parcel, long amount, String step) {
        var refund = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(amount)
                .putMetadata("order_id", order.value());
        if (parcel != null) {
            refund.putMetadata("parcel_id", parcel.value());
        }
        return answer(() -> stripe.v1().refunds().create(refund.build(), key(order, step)));
    }

    /** Our own refunds: Stripe also lists as refunds what it released of an authorisation. */
    List<Refund> refunds(PaymentIntent intent) {
        var all = RefundListParams.builder()
                .setPaymentIntent(intent.getId())
                .setLimit(PAGE)
                .build();
        return answer(() -> stripe.v1().refunds().list(all).getData().stream()
                .filter(refund ->
                        refund.getMetadata() != null && refund.getMetadata().containsKey("order_id"))
                .filter(refund -> !"failed".equals(refund.getStatus()) && !"canceled".equals(refund.getStatus()))
                .toList());
    }

    static long received(PaymentIntent intent) {
        return intent.getAmountReceived() == null ? 0 : intent.getAmountReceived();
    }

    private static RequestOptions key(OrderId order, String step) {
        return RequestOptions.builder()
                .setIdempotencyKey("order/" + order + "/" + step)
                .build();
    }

    private static <T> T answer(Call<T> call) {
        try {
            T answer = call.make();
            if (answer instanceof HasId object && object.getId() == null) {
                throw StripeTrouble.unreadable();
            }
            return answer;
        } catch (StripeException e) {
            throw StripeTrouble.of(e);
        } catch (ApplicationFailure e) {
            throw e;
        } catch (RuntimeException e) {
            // The SDK stumbles over bodies that are empty or none of Stripe's, as proxies send them: then nothing is
            // known.
            throw StripeTrouble.unreadable();
        }
    }
}
