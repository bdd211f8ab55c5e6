package dev.packhorse.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form as Stripe reads it: {@code metadata[order_id]=...}. What is wrong is refused before anything begins. */
record PaymentForm(Map<String, String> fields) {

    private static final long MAX_AMOUNT = 99_999_999;

    Intent.Terms terms(long created) {
        var currency = fields.getOrDefault("currency", "");
        if (!currency.matches("[a-zA-Z]{3}")) {
            throw StripeJson.invalid("Invalid currency: " + currency, "parameter_invalid", "currency");
        }
        if (!"manual".equals(fields.get("capture_method"))) {
            throw StripeJson.invalid(
                    "This sandbox only takes payments with capture_method=manual.",
                    "parameter_invalid",
                    "capture_method");
        }
        return new Intent.Terms(
                amount("amount", 1),
                currency.toLowerCase(Locale.ROOT),
                inParts(),
                metadata(),
                fields.get("description"),
                created);
    }

    long amount(String name, long least) {
        var text = fields.get(name);
        if (text == null) {
            throw StripeJson.invalid("Missing required param: " + name + ".", "parameter_missing", name);
        }
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) < least) {
            throw StripeJson.invalid("Invalid integer: " + text, "parameter_invalid_integer", name);
        }
        var amount = Long.parseLong(text);
        if (amount > MAX_AMOUNT) {
            throw StripeJson.invalid("Amount must be no more than 999,999.99", "amount_too_large", name);
        }
        return amount;
    }

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]") && !value.isEmpty()) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    @Nullable
    String paymentMethod() {
        var token = fields.get("payment_method");
        if (token != null && Card.of(token).isEmpty()) {
            var known = Arrays.stream(Card.values()).map(Card::token).collect(Collectors.joining(", "));
            throw StripeJson.invalid(
                    "No such PaymentMethod: '" + token + "'; of Stripe's test cards this sandbox knows " + known + ".",
                    "resource_missing",
                    "payment_method");
        }
        return token;
    }

    boolean inParts() {
        return "if_available".equals(fields.get("payment_method_options[card][request_multicapture]"));
    }

    boolean expandsCharge() {
        return expandsCharge(fields);
    }

    static boolean expandsCharge(Map<String, String> fields) {
        return fields.entrySet().stream()
                .anyMatch(
                        it -> it.getKey().startsWith("expand[") && it.getValue().equals("latest_charge"));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean is(String name, String value) {
        return value.equals(fields.get(name));
    }

    @Nullable
    String get(String name) {
        return fields.get(name);
    }
}
