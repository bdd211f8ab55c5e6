package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API document shows of editing; a test reads the bodies with the real readers. */
final class CatalogueExamples {

    private CatalogueExamples() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PriceChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record PriceChange(
            @Schema(example = "4999", minimum = "1", description = "In minor units")
            long amount,

            @Schema(description = "The first moment; without it, it is the ordinary price") @Nullable
            Instant from,

            @Schema(description = "The first moment at which it is over; absent for ever") @Nullable
            Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CategoryDescription", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record CategoryDescription(
            @Schema(description = "By language tag; the shop's own language must be among them")
            Map<String, String> names,

            @Schema(description = "Only for a new one; absent for a root", example = "footwear") @Nullable
            String parent,

            @Schema(description = "Among its siblings, the lowest first; 0 for a new one, as it was otherwise")
            @Nullable
            Integer position) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CategoryMove", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record CategoryMove(
            @Schema(description = "Absent or null to make it a root", example = "outdoor") @Nullable
            String parent,

            @Schema(description = "Among its new siblings; as it was when absent") @Nullable
            Integer position) {}

    static final String PRODUCT = """
            {
              "category": "shoes",
              "name": "Canvas sneaker",
              "description": "Organic cotton on a stitched sole",
              "translations": {"de": {"name": "Leinenturnschuh", "description": "Bio-Baumwolle auf vernähter Sohle"}},
              "images": [{"url": "https://images.example/canvas-sneaker.jpg", "alt": "A red canvas sneaker from the side"}],
              "attributes": {"material": "cotton", "vegan": true, "sole_mm": 18},
              "variants": [
                {
                  "sku": "SHOE-RED-42",
                  "options": {"colour": "red", "size": "42"},
                  "weight_grams": 700,
                  "dimensions": {"length_mm": 330, "width_mm": 210, "height_mm": 120},
                  "prices": [
                    {"amount": 6400, "currency": "EUR"},
                    {"amount": 4999, "currency": "EUR", "from": "2026-11-27T00:00:00Z", "until": "2026-12-01T00:00:00Z"}
                  ]
                }
              ]
            }""";

    static final String SALE = """
            {"amount": 4999, "from": "2026-11-27T00:00:00Z", "until": "2026-12-01T00:00:00Z"}""";

    static final String ORDINARY = """
            {"amount": 6400}""";

    static final String CATEGORY = """
            {"names": {"en": "Boots", "de": "Stiefel"}, "parent": "footwear", "position": 1}""";

    static final String MOVE = """
            {"parent": "outdoor", "position": 3}""";
}
