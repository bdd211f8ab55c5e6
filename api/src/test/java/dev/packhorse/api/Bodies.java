package dev.packhorse.api;

/** Checkouts as they are sent. */
public final class Bodies {

    private Bodies() {}

    public static String checkout(String sku, int quantity) {
        return checkout(sku, quantity, "pm_card_visa");
    }

    public static String checkout(String sku, int quantity, String paymentMethod) {
        return """
                {"customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
                 "lines": [{"sku": "%s", "quantity": %d}],
                 "currency": "EUR",
                 "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
                 "payment_method": "%s"}""".formatted(sku, quantity, paymentMethod);
    }

    /** To be held now and paid for later. */
    public static String opening(String sku, int quantity) {
        String body = checkout(sku, quantity);
        return body.substring(0, body.indexOf(",\n \"payment_method\"")) + "}";
    }

    public static String expecting(String body, long cents) {
        return body.substring(0, body.lastIndexOf('}'))
                + ", \"expected_total\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(cents);
    }
}
