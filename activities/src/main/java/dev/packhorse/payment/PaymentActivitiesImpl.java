package dev.packhorse.payment;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderViews;
import dev.packhorse.shipping.ParcelId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every step asks Stripe where the money stands, does what is left to do, and lets our books follow what Stripe then says.
 * So a step whose answer was lost, or whose attempt was given up and happened all the same, is made good by the next one.
 */
final class PaymentActivitiesImpl implements PaymentActivities {

    private final StripePayments stripe;
    private final Payments books;
    private final OrderViews orders;

    PaymentActivitiesImpl(StripePayments stripe, Payments books, OrderViews orders) {
        this.stripe = stripe;
        this.books = books;
        this.orders = orders;
    }

    @Override
    public PaymentOutcome authorise(OrderId order, Money amount, PaymentMethod method, int parcels) {
        PaymentIntent opened = stripe.open(order, amount);
        PaymentIntent intent = stripe.confirm(opened, order, method, parcels > 1);
        PaymentOutcome outcome = outcome(intent);
        if (outcome instanceof PaymentOutcome.Authorised && parcels > 1 && !canBeCapturedInParts(intent)) {
            // Our books are left alone: what stands at Stripe is voided by the compensation that follows a decline.
            return new PaymentOutcome.Declined("partial_capture_unavailable");
        }
        books.recordOutcome(order, amount, outcome);
        return outcome;
    }

    @Override
    public PaymentOutcome lookUp(OrderId order) {
        PaymentIntent intent = intent(order);
        PaymentOutcome outcome = outcome(intent);
        books.recordOutcome(order, total(intent), outcome);
        return outcome;
    }

    @Override
    public void capture(OrderId order, ParcelId parcel, Money share) {
        if (share.amount() == 0) {
            return;
        }
        PaymentIntent intent = intent(order);
        if (!intent.getMetadata().containsKey(parcel.value())) {
            insistOnCapturable(intent, parcel, share);
            boolean last = !canBeCapturedInParts(intent) || share.amount() == intent.getAmountCapturable();
            intent = stripe.capture(intent, order, parcel, share, last);
        }
        follow(order, intent);
    }

    @Override
    public void voidOrRefund(OrderId order) {
        for (PaymentIntent intent : intents(order)) {
            PaymentIntent closed = close(order, intent);
            long due = StripePayments.received(closed) - given(closed);
            if (due > 0) {
                // What was given before names the step, so that one which got lost is the same one when tried again.
                stripe.refund(closed, order, null, due, "refund/all/" + given(closed));
            }
            follow(order, closed);
        }
    }

    @Override
    public void voidRemainder(OrderId order) {
        follow(order, close(order, intent(order)));
    }

    @Override
    public void refund(OrderId order, ParcelId parcel, Money share) {
        if (share.amount() == 0) {
            return;
        }
        PaymentIntent intent = intent(order);
        List<Refund> before = stripe.refunds(intent);
        boolean done = before.stream()
                .anyMatch(refund -> parcel.value().equals(refund.getMetadata().get("parcel_id")));
        if (!done && StripePayments.received(intent) > sum(before)) {
            stripe.refund(intent, order, parcel, share.amount(), "refund/" + parcel);
        }
        follow(order, intent);
    }

    private static PaymentOutcome outcome(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_capture", "processing", "succeeded" -> new PaymentOutcome.Authorised(intent.getId());
            case "requires_action" -> new PaymentOutcome.ActionRequired(intent.getId(), actionUrl(intent));
            case "requires_payment_method", "requires_confirmation" ->
                new PaymentOutcome.Declined(declineReason(intent));
            case "canceled" -> new PaymentOutcome.Declined("cancelled");
            default ->
                throw StripeTrouble.refused(
                        "The payment provider knows a status that we do not: " + intent.getStatus());
        };
    }

    private static String actionUrl(PaymentIntent intent) {
        PaymentIntent.NextAction action = intent.getNextAction();
        if (action == null || action.getRedirectToUrl() == null) {
            throw StripeTrouble.refused("The customer has to confirm in a way that we cannot offer: "
                    + (action == null ? "none named" : action.getType()));
        }
        return action.getRedirectToUrl().getUrl();
    }

    private static String declineReason(PaymentIntent intent) {
        if (intent.getLastPaymentError() == null) {
            // Nothing was tried with the card: Stripe does not know the token.
            return "invalid_payment_method";
        }
        String reason = intent.getLastPaymentError().getDeclineCode();
        String code = intent.getLastPaymentError().getCode();
        return reason != null ? reason : code != null ? code : "declined";
    }

    private static boolean canBeCapturedInParts(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        if (charge == null
                || charge.getPaymentMethodDetails() == null
                || charge.getPaymentMethodDetails().getCard() == null
                || charge.getPaymentMethodDetails().getCard().getMulticapture() == null) {
            return false;
        }
        return "available"
                .equals(charge.getPaymentMethodDetails()
                        .getCard()
                        .getMulticapture()
                        .getStatus());
    }

    private static void insistOnCapturable(PaymentIntent intent, ParcelId parcel, Money share) {
        if (!"requires_capture".equals(intent.getStatus()) || intent.getAmountCapturable() < share.amount()) {
            throw StripeTrouble.refused(
                    "The share of " + parcel + ", " + share + ", cannot be captured: " + intent.getId() + " is "
                            + intent.getStatus() + " with " + intent.getAmountCapturable() + " left.");
        }
    }

    /** The order's intent, known from our books or else by opening it again. */
    private PaymentIntent intent(OrderId order) {
        String known = authorisation(order);
        return stripe.retrieve(
                known != null ? known : stripe.open(order, owed(order)).getId());
    }

    /** All that Stripe may have for the order: also what never came back to us. None when the order is unknown. */
    private Iterable<PaymentIntent> intents(OrderId order) {
        String known = authorisation(order);
        if (known != null) {
            return List.of(stripe.retrieve(known));
        }
        if (orders.order(order).isEmpty()) {
            return List.of();
        }
        Map<String, PaymentIntent> found = new LinkedHashMap<>();
        String opened = stripe.open(order, owed(order)).getId();
        found.put(opened, stripe.retrieve(opened));
        stripe.search(order).forEach(intent -> found.computeIfAbsent(intent.getId(), stripe::retrieve));
        return found.values();
    }

    private @Nullable String authorisation(OrderId order) {
        return books.find(order).map(PaymentRecord::authorisation).orElse(null);
    }

    private Money owed(OrderId order) {
        return orders.order(order)
                .orElseThrow(() -> StripeTrouble.refused("There is no order " + order + "."))
                .total();
    }

    private PaymentIntent close(OrderId order, PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded", "canceled" -> intent;
            default -> stripe.cancel(intent, order);
        };
    }

    private long given(PaymentIntent intent) {
        return StripePayments.received(intent) == 0 ? 0 : sum(stripe.refunds(intent));
    }

    private static long sum(List<Refund> refunds) {
        return refunds.stream().mapToLong(Refund::getAmount).sum();
    }

    /** Our books come to say what Stripe says; what they knew before is not entered twice. */
    private void follow(OrderId order, PaymentIntent intent) {
        Money total = total(intent);
        if (wasAuthorised(intent)) {
            books.recordOutcome(order, total, new PaymentOutcome.Authorised(intent.getId()));
        }
        intent.getMetadata().forEach((name, amount) -> {
            if (ParcelId.isWellFormed(name)) {
                Money share = new Money(Long.parseLong(amount), total.currency());
                books.recordCapture(order, new ParcelId(name), share, chargeOf(intent) + "/" + name);
            }
        });
        if (StripePayments.received(intent) > 0) {
            stripe.refunds(intent).forEach(refund -> followRefund(order, refund, total));
        }
        if ("canceled".equals(intent.getStatus()) || "succeeded".equals(intent.getStatus())) {
            books.recordVoid(order);
        }
    }

    private void followRefund(OrderId order, Refund refund, Money total) {
        String parcel = refund.getMetadata().get("parcel_id");
        books.recordRefund(
                order,
                parcel == null ? null : new ParcelId(parcel),
                new Money(refund.getAmount(), total.currency()),
                refund.getId());
    }

    private static boolean wasAuthorised(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        return charge != null && Boolean.TRUE.equals(charge.getPaid());
    }

    private static String chargeOf(PaymentIntent intent) {
        return intent.getLatestCharge() == null ? intent.getId() : intent.getLatestCharge();
    }

    private static Money total(PaymentIntent intent) {
        return Money.of(intent.getAmount(), intent.getCurrency().toUpperCase(Locale.ROOT));
    }
}
