package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Idempotency.Key;
import dev.packhorse.sandbox.Intent.Status;
import dev.packhorse.sandbox.Journal.Decision;
import dev.packhorse.sandbox.LedgerEntry.Notice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The payment provider's rules: what may follow on what, and the arithmetic of an amount that is taken in parts. */
final class Payments {

    private static final int MAX_CAPTURES = 50;

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Clock clock;
    private final StripeJson json;
    private final boolean sendsWebhooks;
    private final Journal journal;

    Payments(Journal journal, Clock clock, StripeJson json, boolean sendsWebhooks) {
        this.journal = journal;
        this.clock = clock;
        this.json = json;
        this.sendsWebhooks = sendsWebhooks;
    }

    /** What an entry of money leaves behind. */
    record State(Intent intent, @Nullable Refund refund) {}

    synchronized void apply(LedgerEntry entry) {
        if (entry.paymentIntent() != null && entry.state() != null) {
            var state = Json.MAPPER.treeToValue(entry.state(), State.class);
            intents.put(state.intent().id(), state.intent());
            if (state.refund() != null) {
                refunds.put(state.refund().id(), state.refund());
            }
        }
    }

    Answer create(PaymentForm form, @Nullable Key key) {
        var terms = form.terms(clock.instant().getEpochSecond());
        var method = form.paymentMethod();
        return decide(key, () -> {
            var intent = Intent.created(Ids.stripe("pi"), terms, method, form.get("return_url"));
            if (form.is("confirm", "true")) {
                return confirmed(intent, form, key);
            }
            return remember(LedgerEntry.PAYMENT_CREATED, intent, terms.amount(), null, form, key);
        });
    }

    Answer confirm(String id, PaymentForm form, @Nullable Key key) {
        var method = form.paymentMethod();
        return decide(key, () -> {
            var intent = require(id).paidWith(method, form.get("return_url"), form.inParts());
            if (!intent.confirmable() || intent.paymentMethod() == null) {
                throw json.unexpectedState(
                        intent,
                        "You cannot confirm this PaymentIntent because "
                                + (intent.confirmable()
                                        ? "it's missing a payment method."
                                        : "it has a status of "
                                                + intent.status().wire() + "."));
            }
            return confirmed(intent, form, key);
        });
    }

    private Decision<Answer> confirmed(Intent intent, PaymentForm form, @Nullable Key key) {
        if (intent.paymentMethod() == null) {
            throw StripeJson.invalid(
                    "You cannot confirm a PaymentIntent without a payment method.",
                    "parameter_missing",
                    "payment_method");
        }
        var amount = intent.terms().amount();
        var card = Card.of(intent.paymentMethod()).orElseThrow();
        if (card == Card.AUTHENTICATION_REQUIRED) {
            return remember(
                    LedgerEntry.PAYMENT_ACTION_REQUIRED, intent.actionRequired(), amount, "requires_action", form, key);
        }
        if (card.decline() != null) {
            return declined(intent, card.decline(), key);
        }
        return remember(
                LedgerEntry.PAYMENT_AUTHORISED,
                intent.authorised(Ids.stripe("ch")),
                amount,
                "amount_capturable_updated",
                form,
                key);
    }

    private Decision<Answer> declined(Intent intent, Intent.Decline decline, @Nullable Key key) {
        var after = intent.declined(Ids.stripe("ch"), decline);
        var answer = json.declined(after, decline);
        return new Decision<>(
                answer,
                draft(LedgerEntry.PAYMENT_DECLINED, after, intent.terms().amount())
                        .answer(key == null ? null : key.answered(answer))
                        .notice(notice("payment_intent.payment_failed", after, json.intent(after, false), key)));
    }

    /** The customer came back from the bank's page. */
    Answer authenticate(String id, boolean approved) {
        return decide(null, () -> {
            var intent = require(id);
            if (intent.status() != Status.REQUIRES_ACTION) {
                throw json.unexpectedState(
                        intent,
                        "There is nothing to authenticate: the status is "
                                + intent.status().wire() + ".");
            }
            if (!approved) {
                var decline = new Intent.Decline(
                        "payment_intent_authentication_failure",
                        null,
                        "The provided PaymentMethod has failed authentication.");
                var failed = declined(intent, decline, null);
                return new Decision<>(
                        Answer.json(200, json.intent(intent.declined(null, decline), false)), failed.draft());
            }
            return remember(
                    LedgerEntry.PAYMENT_AUTHORISED,
                    intent.authorised(Ids.stripe("ch")),
                    intent.terms().amount(),
                    "amount_capturable_updated",
                    new PaymentForm(Map.of()),
                    null);
        });
    }

    Answer capture(String id, PaymentForm form, @Nullable Key key) {
        var last = !form.is("final_capture", "false");
        return decide(key, () -> {
            var intent = require(id);
            if (intent.status() != Status.REQUIRES_CAPTURE) {
                throw json.unexpectedState(
                        intent,
                        "This PaymentIntent could not be captured because it has a status of "
                                + intent.status().wire() + ".");
            }
            var amount = form.has("amount_to_capture")
                    ? form.amount("amount_to_capture", last ? 0 : 1)
                    : intent.purse().capturable();
            refuseCapture(intent, amount, last);
            var after = intent.captured(amount, last, form.metadata());
            var event = after.status() == Status.SUCCEEDED ? "succeeded" : "amount_capturable_updated";
            return remember(LedgerEntry.PAYMENT_CAPTURED, after, amount, event, form, key);
        });
    }

    private void refuseCapture(Intent intent, long amount, boolean last) {
        if (amount > intent.purse().capturable()) {
            throw new Refusal(
                    StripeJson.error(
                            400,
                            "invalid_request_error",
                            "amount_too_large",
                            "The amount to capture (" + amount + ") is greater than the amount capturable ("
                                    + intent.purse().capturable() + ").",
                            "amount_to_capture"),
                    true);
        }
        if (!last && !intent.canBeCapturedInParts()) {
            throw StripeJson.invalid(
                    "final_capture=false needs payment_method_options[card][request_multicapture]=if_available at"
                            + " confirmation.",
                    "parameter_invalid",
                    "final_capture");
        }
        if (intent.purse().captures() >= MAX_CAPTURES) {
            throw json.unexpectedState(intent, "A PaymentIntent can be captured at most 50 times.");
        }
    }

    Answer cancel(String id, PaymentForm form, @Nullable Key key) {
        return decide(key, () -> {
            var intent = require(id);
            if (!intent.cancelable()) {
                throw json.unexpectedState(
                        intent,
                        "You cannot cancel this PaymentIntent because it has a status of "
                                + intent.status().wire() + ".");
            }
            var after = intent.canceled(
                    form.get("cancellation_reason"), clock.instant().getEpochSecond());
            return remember(LedgerEntry.PAYMENT_VOIDED, after, intent.purse().capturable(), "canceled", form, key);
        });
    }

    Answer refund(PaymentForm form, @Nullable Key key) {
        var id = form.get("payment_intent");
        if (id == null) {
            throw StripeJson.invalid("Missing required param: payment_intent.", "parameter_missing", "payment_intent");
        }
        return decide(key, () -> {
            var intent = require(id);
            var amount = form.has("amount") ? form.amount("amount", 1) : intent.refundable();
            refuseRefund(intent, amount);
            var refund = new Refund(
                    Ids.stripe("re"),
                    intent.id(),
                    intent.charge(),
                    amount,
                    intent.terms().currency(),
                    form.get("reason"),
                    form.metadata(),
                    clock.instant().getEpochSecond());
            var after = intent.refunded(amount);
            var answer = Answer.json(200, json.refund(refund));
            return new Decision<>(
                    answer,
                    draft(LedgerEntry.PAYMENT_REFUNDED, after, amount)
                            .refund(refund.id())
                            .state(new State(after, refund))
                            .answer(key == null ? null : key.answered(answer))
                            .notice(notice("charge.refunded", after, json.charge(after), key)));
        });
    }

    private void refuseRefund(Intent intent, long amount) {
        if (intent.purse().received() == 0) {
            throw json.unexpectedState(intent, "This PaymentIntent does not have a successful charge to refund.");
        }
        if (intent.refundable() == 0 || amount > intent.refundable()) {
            var all = intent.refundable() == 0;
            throw new Refusal(
                    StripeJson.error(
                            400,
                            "invalid_request_error",
                            all ? "charge_already_refunded" : null,
                            all
                                    ? "Charge " + intent.charge() + " has already been refunded."
                                    : "Refund amount (" + amount + ") is greater than unrefunded amount on charge ("
                                            + intent.refundable() + ")",
                            "amount"),
                    true);
        }
    }

    Answer retrieve(String id, boolean expandCharge) {
        return decide(null, () -> new Decision<>(Answer.json(200, json.intent(require(id), expandCharge)), null));
    }

    Answer charge(String id) {
        return decide(null, () -> {
            var intent = all(it -> id.equals(it.charge())).stream().findFirst();
            return new Decision<>(
                    Answer.json(200, json.charge(intent.orElseThrow(() -> StripeJson.missing("charge", id)))), null);
        });
    }

    Answer retrieveRefund(String id) {
        return decide(null, () -> new Decision<>(Answer.json(200, json.refund(requireRefund(id))), null));
    }

    /** Newest first, as Stripe lists. */
    List<ObjectNode> list(Predicate<Intent> wanted) {
        return decide(
                null,
                () -> new Decision<>(
                        all(wanted).reversed().stream()
                                .map(intent -> json.intent(intent, false))
                                .toList(),
                        null));
    }

    List<ObjectNode> listRefunds(@Nullable String intent) {
        return decide(null, () -> {
            synchronized (this) {
                return new Decision<>(
                        new ArrayList<>(refunds.values())
                                .reversed().stream()
                                        .filter(refund -> intent == null || intent.equals(refund.intent()))
                                        .map(json::refund)
                                        .toList(),
                        null);
            }
        });
    }

    /** For faults and pages: what a request about this intent is about. */
    synchronized @Nullable Intent find(String id) {
        return intents.get(id);
    }

    private synchronized List<Intent> all(Predicate<Intent> wanted) {
        return intents.values().stream().filter(wanted).toList();
    }

    private Intent require(String id) {
        var intent = find(id);
        if (intent == null) {
            throw StripeJson.missing("payment_intent", id);
        }
        return intent;
    }

    private synchronized Refund requireRefund(String id) {
        var refund = refunds.get(id);
        if (refund == null) {
            throw StripeJson.missing("refund", id);
        }
        return refund;
    }

    private Decision<Answer> remember(
            String kind, Intent after, long amount, @Nullable String event, PaymentForm form, @Nullable Key key) {
        var answer = Answer.json(200, json.intent(after, form.expandsCharge()));
        return new Decision<>(
                answer,
                draft(kind, after, amount)
                        .answer(key == null ? null : key.answered(answer))
                        .notice(
                                event == null
                                        ? null
                                        : notice("payment_intent." + event, after, json.intent(after, false), key)));
    }

    private static LedgerEntry.Draft draft(String kind, Intent after, long amount) {
        return LedgerEntry.of(kind)
                .payment(
                        after.id(),
                        after.terms().orderId(),
                        amount,
                        after.terms().currency())
                .status(after.status().wire())
                .state(new State(after, null));
    }

    private @Nullable Notice notice(String type, Intent about, ObjectNode object, @Nullable Key key) {
        if (!sendsWebhooks) {
            return null;
        }
        var id = Ids.stripe("evt");
        var subject = about.id() + " " + about.terms().orderId();
        var event = json.event(id, type, object, clock.instant().getEpochSecond(), key == null ? null : key.value());
        return new Notice(id, "stripe", type, subject, Json.write(event));
    }

    private <T> T decide(@Nullable Key key, Supplier<Decision<T>> decision) {
        try {
            return journal.decide(decision);
        } catch (Refusal refusal) {
            if (key != null && refusal.begun()) {
                journal.decide(() -> new Decision<>(
                        true, LedgerEntry.of(LedgerEntry.REQUEST_REFUSED).answer(key.answered(refusal.answer()))));
            }
            throw refusal;
        }
    }
}
