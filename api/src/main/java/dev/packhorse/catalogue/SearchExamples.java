package dev.packhorse.catalogue;

/** What the API document shows of the search. */
final class SearchExamples {

    static final String CORRECTED = """
            {
              "items": [{"id": "prd_sandal", "category": "shoes", "name": "Leather sandal", "description": "For warm days.",
                "images": [], "attributes": {"brand": "Acme"}, "variants": [{"sku": "SANDAL-42", "options": {"size": "42"},
                "weight_grams": 400, "prices": [{"amount": 3999, "currency": "EUR"}]}]}],
              "language": "en",
              "corrected": true,
              "did_you_mean": "leather sandal",
              "facets": {"counted": 1, "capped": false, "categories": [{"id": "outdoor", "name": "Outdoor", "count": 1}],
                "prices": [{"from": 2000, "until": 5000, "count": 1}],
                "attributes": [{"name": "brand", "values": [{"value": "Acme", "count": 1}]}], "in_stock": 1}
            }
            """;

    private SearchExamples() {}
}
