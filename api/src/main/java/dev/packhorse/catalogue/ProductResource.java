package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A product on the wire. */
@Schema(name = "Product")
record ProductResource(
        @Schema(example = "prd_canvas_sneaker") String id,
        @Schema(example = "shoes") String category,
        @Schema(example = "Canvas sneaker") String name,
        String description,
        List<Variant> variants) {

    @Schema(name = "Variant")
    record Variant(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(example = "{\"size\": \"42\", \"colour\": \"red\"}")
            Map<String, String> options,

            @JsonProperty("weight_grams") @Schema(example = "800")
            int weightGrams,

            @Schema(description = "One per currency in which it is sold")
            List<Amount> prices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProductList")
    record Page(
            List<ProductResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static ProductResource of(Product product, Instant now) {
        return new ProductResource(
                product.id(),
                product.category(),
                product.name(),
                product.description(),
                product.variants().stream()
                        .map(variant -> variant(variant, now))
                        .toList());
    }

    private static Variant variant(Product.Variant variant, Instant now) {
        return new Variant(
                variant.sku().value(),
                new TreeMap<>(variant.options()),
                variant.weightGrams(),
                variant.prices().at(now).stream()
                        .map(price -> Amount.of(price.amount()))
                        .sorted(Comparator.comparing(Amount::currency))
                        .toList());
    }
}
