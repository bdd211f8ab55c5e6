package dev.packhorse.quickstart;

import java.net.URI;

/** What is told to whoever started it: what runs where, and what to do now. Every command can be pasted into a {@code sh}. */
final class Banner {

    private Banner() {}

    static String of(Platform platform) {
        Platform.Addresses where = platform.addresses();
        URI api = where.api();
        String ui = where.temporalUi().map(URI::toString).orElse("none in this mode");
        return """

                Packhorse is running. Ctrl-C stops it, --fresh starts anew; until then everything is kept in
                %s

                  Front page         %s/
                  API document       %s/v1/openapi.json
                  Try the API        %s/swagger-ui.html
                  Temporal Web UI    %s
                  Sandbox            %s/  (payment provider and carrier; what they did: %s/_sandbox/ledger)
                  Metrics            %s/actuator/prometheus
                  Temporal           %s
                  PostgreSQL         %s?user=postgres

                --- place an order ---
                %s
                ---
                The same key is the same order, however often it is sent; another key is another order.
                Follow it to the door, with the id from the answer:
                  curl --no-buffer --header 'Accept: text/event-stream' %s/v1/orders/{id}/events
                  curl %s/v1/orders/{id}
                Declined by the bank (402): payment_method pm_card_visa_chargeDeclined. Sold out (409): sku CHILD-CARRIER-SLATE.
                Changed your mind:
                  curl --request POST %s/v1/orders/{id}/cancel --header 'Content-Type: application/json' --data '{"reason": "changed my mind"}'
                """.formatted(
                        platform.folder().path(),
                        api,
                        api,
                        api,
                        ui,
                        where.sandbox(),
                        where.sandbox(),
                        where.metrics(),
                        where.temporal(),
                        where.database(),
                        order(api, "my-first-order").indent(2).stripTrailing(),
                        api,
                        api,
                        api);
    }

    /** An order of two variants that ship from Berlin. */
    static String order(URI api, String key) {
        return """
                curl --silent --show-error --request POST %s/v1/orders \\
                  --header 'Content-Type: application/json' --header 'Idempotency-Key: %s' --data '{
                    "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
                    "lines": [{"sku": "TRAIL-BOOT-42", "quantity": 1}, {"sku": "ENAMEL-MUG-BLUE", "quantity": 2}],
                    "currency": "EUR",
                    "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10997", "country": "DE"},
                    "payment_method": "pm_card_visa"
                  }'""".formatted(api, key);
    }
}
