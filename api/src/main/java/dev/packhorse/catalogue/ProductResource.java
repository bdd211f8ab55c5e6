package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A product on the wire, in one language and with the prices of the moment. */
@Schema(name = "Product")
record ProductResource(
        @Schema(example = "prd_canvas_sneaker") String id,
        @Schema(example = "shoes") String category,
        @Schema(example = "Canvas sneaker") String name,
        String description,
        List<ImageResource> images,

        @Schema(
                description = "Text, numbers and booleans by name",
                example = "{\"material\": \"organic cotton\", \"vegan\": true}")
        Map<String, Object> attributes,

        List<Variant> variants) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Variant")
    record Variant(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(example = "{\"size\": \"42\", \"colour\": \"red\"}")
            Map<String, String> options,

            @JsonProperty("weight_grams") @Schema(example = "800")
            int weightGrams,

            @Nullable DimensionsResource dimensions,

            @Schema(description = "One per currency in which it is sold now")
            List<CurrentPrice> prices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CurrentPrice")
    record CurrentPrice(
            @Schema(example = "1999", description = "In minor units")
            long amount,

            @Schema(example = "EUR", description = "ISO 4217")
            String currency,

            @JsonProperty("valid_until")
            @Schema(description = "When it will cost something else; absent when nobody knows")
            @Nullable
            Instant validUntil) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProductList")
    record Page(
            List<ProductResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static ProductResource of(Product product, String language, Instant now) {
        Product.Text text = product.text(language);
        return new ProductResource(
                product.id(),
                product.category(),
                text.name(),
                text.description(),
                product.images().stream().map(ImageResource::of).toList(),
                attributes(product),
                product.variants().stream()
                        .map(variant -> variant(variant, now))
                        .toList());
    }

    static Map<String, Object> attributes(Product product) {
        Map<String, Object> attributes = new TreeMap<>();
        product.attributes().forEach((name, attribute) -> attributes.put(name, attribute.value()));
        return attributes;
    }

    private static Variant variant(Product.Variant variant, Instant now) {
        return new Variant(
                variant.sku().value(),
                new TreeMap<>(variant.options()),
                variant.weightGrams(),
                DimensionsResource.of(variant.dimensions()),
                variant.prices().at(now).stream()
                        .map(price -> new CurrentPrice(
                                price.amount().amount(),
                                price.amount().currency().getCurrencyCode(),
                                variant.prices().endOf(price, now).orElse(null)))
                        .toList());
    }
}
