package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the API document shows of checkouts; a test reads the first with the real reader. */
final class CheckoutExamples {

    private CheckoutExamples() {}

    @Schema(name = "Pay", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record PayRequest(
            @JsonProperty("payment_method")
            @Schema(
                    example = "pm_card_visa",
                    description = "The payment provider's token; never a card number. The first one decides")
            String paymentMethod) {}

    static final String OPENING = """
            {
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "lines": [{"sku": "SHOE-RED-42", "quantity": 2}],
              "currency": "EUR",
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "expected_total": {"amount": 9998, "currency": "EUR"}
            }""";

    static final String OPEN = """
            {
              "id": "chk_01kc8c2v5dr5hbbm1mf5r3bq4x",
              "status": "open",
              "expires_at": "2026-11-23T08:15:00Z",
              "extendable_until": "2026-11-23T09:00:00Z",
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "currency": "EUR",
              "lines": [{"sku": "SHOE-RED-42", "title": "Canvas sneaker, red, 42", "quantity": 2,
                "unit_price": {"amount": 4999, "currency": "EUR"}, "total": {"amount": 9998, "currency": "EUR"}}],
              "total": {"amount": 9998, "currency": "EUR"},
              "supported_actions": ["pay", "extend", "abandon"],
              "created_at": "2026-11-23T08:00:00Z"
            }""";

    static final String ABANDONED = """
            {
              "id": "chk_01kc8c2v5dr5hbbm1mf5r3bq4x",
              "status": "abandoned",
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "currency": "EUR",
              "lines": [{"sku": "SHOE-RED-42", "title": "Canvas sneaker, red, 42", "quantity": 2,
                "unit_price": {"amount": 4999, "currency": "EUR"}, "total": {"amount": 9998, "currency": "EUR"}}],
              "total": {"amount": 9998, "currency": "EUR"},
              "supported_actions": [],
              "created_at": "2026-11-23T08:00:00Z"
            }""";

    static final String QUEUED = """
            {"queue": {"ticket": "tkt_01kc8c2v5dr5hbbm1mf5r3bq4x", "sku": "SHOE-RED-42", "position": 17, "length": 412,
              "retry_after": 1}}""";
}
