package dev.packhorse.inventory;

/** What people send who work with stock, as it stands in the API document. */
final class StockExamples {

    static final String JSON = "application/json";

    static final String WAREHOUSE = """
            {
              "name": "Berlin",
              "address": {"line1": "Am Westhafen 3", "city": "Berlin", "postal_code": "13353", "country": "DE"},
              "priority": 1,
              "cut_off": {"at": "14:30", "time_zone": "Europe/Berlin"},
              "capacity": {"units": 50000, "parcels_per_day": 800}
            }""";

    static final String RECEIPT = """
            {
              "warehouse": "BER",
              "actor": "grace",
              "delivery_note": "LS-4711",
              "lines": [{"sku": "SHOE-RED-42", "quantity": 40}, {"sku": "SHOE-RED-43", "quantity": 25}]
            }""";

    static final String ADJUSTMENT = """
            {
              "warehouse": "BER",
              "actor": "grace",
              "note": "Fell from the fork lift.",
              "lines": [{"sku": "SHOE-RED-42", "change": -2, "reason": "damaged"}]
            }""";

    static final String TRANSFER = """
            {
              "origin": "BER",
              "destination": "RTM",
              "actor": "grace",
              "patience_hours": 72,
              "lines": [{"sku": "SHOE-RED-42", "quantity": 12}]
            }""";

    static final String ACTOR = """
            {"actor": "grace"}""";

    static final String ARRIVAL = """
            {"actor": "edsger", "lines": [{"sku": "SHOE-RED-42", "quantity": 7}]}""";

    static final String LAST_ARRIVAL = """
            {"actor": "edsger", "lines": [{"sku": "SHOE-RED-42", "quantity": 4}], "write_off": "Crushed on the way."}""";

    static final String THRESHOLD = """
            {"low_at": 5, "clear_at": 10}""";

    static final String WISH = """
            {"sku": "SHOE-RED-42", "email": "ada@example.com"}""";

    static final String COUNT = """
            {"warehouse": "BER", "actor": "ada", "tolerance": 2, "lines": [{"sku": "SHOE-RED-42"}, {"sku": "SHOE-RED-43"}]}""";

    static final String COUNTED = """
            {"actor": "grace", "lines": [{"sku": "SHOE-RED-42", "counted": 39}]}""";

    static final String APPROVAL = """
            {"actor": "edsger", "lines": [{"sku": "SHOE-RED-42"}]}""";

    static final String SAFETY_STOCK = """
            {"units": 2}""";

    static final String KEY =
            "Your own name for this: 1 to 255 visible ASCII characters; the same key is the same paper";

    private StockExamples() {}
}
