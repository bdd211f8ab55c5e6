package dev.packhorse.order;

/** What the API document shows; a test reads the checkout with the real reader. */
final class OrderExamples {

    private OrderExamples() {}

    static final String CHECKOUT = """
            {
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "lines": [{"sku": "SHOE-RED-42", "quantity": 2}],
              "currency": "EUR",
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "payment_method": "pm_card_visa",
              "expected_total": {"amount": 9998, "currency": "EUR"}
            }""";

    static final String PLACED = """
            {
              "id": "ord_01kc8c2v5dr5hbbm1mf5r3bq4x",
              "status": "placed",
              "payment_status": "authorised",
              "fulfilment_status": "unfulfilled",
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "currency": "EUR",
              "lines": [{"sku": "SHOE-RED-42", "title": "Canvas sneaker, red, 42", "quantity": 2,
                "unit_price": {"amount": 4999, "currency": "EUR"}, "total": {"amount": 9998, "currency": "EUR"}}],
              "total": {"amount": 9998, "currency": "EUR"},
              "parcels": [{"id": "par_01kc8c2v5dr5hbbm1mf5r3bq4x_1", "order_id": "ord_01kc8c2v5dr5hbbm1mf5r3bq4x",
                "status": "planned", "warehouse": "BER", "items": [{"sku": "SHOE-RED-42", "quantity": 2}],
                "share": {"amount": 9998, "currency": "EUR"}, "reason": "ships everything alone",
                "supported_actions": []}],
              "supported_actions": ["cancel"],
              "attention": [],
              "created_at": "2026-11-23T08:00:00Z",
              "placed_at": "2026-11-23T08:00:01Z",
              "updated_at": "2026-11-23T08:00:01Z"
            }""";

    static final String CONFIRM = """
            {
              "id": "ord_01kc8c2v5dr5hbbm1mf5r3bq4x",
              "status": "awaiting_payment",
              "payment_status": "action_required",
              "fulfilment_status": "unfulfilled",
              "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
              "shipping_address": {"line1": "Oranienstr. 1", "city": "Berlin", "postal_code": "10999", "country": "DE"},
              "currency": "EUR",
              "lines": [{"sku": "SHOE-RED-42", "title": "Canvas sneaker, red, 42", "quantity": 2,
                "unit_price": {"amount": 4999, "currency": "EUR"}, "total": {"amount": 9998, "currency": "EUR"}}],
              "total": {"amount": 9998, "currency": "EUR"},
              "parcels": [],
              "next_action": {"type": "confirm_payment", "url": "https://hooks.stripe.com/3d_secure_2/hosted"},
              "supported_actions": ["confirm_payment", "cancel"],
              "attention": [],
              "created_at": "2026-11-23T08:00:00Z",
              "updated_at": "2026-11-23T08:00:01Z"
            }""";
}
