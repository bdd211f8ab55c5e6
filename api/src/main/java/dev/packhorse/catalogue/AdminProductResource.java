package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.inventory.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A product as those who edit it see it: in all languages and with all its prices. It can be sent back as it is. */
@Schema(name = "AdminProduct")
record AdminProductResource(
        @Schema(example = "prd_canvas_sneaker", accessMode = Schema.AccessMode.READ_ONLY)
        String id,

        @Schema(description = "Also the ETag", accessMode = Schema.AccessMode.READ_ONLY)
        long version,

        @Schema(example = "shoes") String category,

        @Schema(description = "In the shop's own language", example = "Canvas sneaker")
        String name,

        @Schema(description = "May be left out") String description,

        @Schema(
                description = "By language tag",
                example = "{\"de\": {\"name\": \"Leinenturnschuh\", \"description\": \"Bio-Baumwolle\"}}")
        Map<String, Text> translations,

        List<ImageResource> images,

        @Schema(description = "Text, numbers and booleans by name", example = "{\"vegan\": true}")
        Map<String, Object> attributes,

        boolean archived,
        List<Variant> variants,

        @JsonProperty("former_skus")
        @Schema(description = "Of variants that are not sold any more", accessMode = Schema.AccessMode.READ_ONLY)
        List<String> formerSkus,

        @JsonProperty("updated_at") @Schema(accessMode = Schema.AccessMode.READ_ONLY)
        Instant updatedAt) {

    @Schema(name = "ProductText")
    record Text(
            @Schema(example = "Leinenturnschuh") String name,
            @Schema(example = "Bio-Baumwolle") String description) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AdminVariant")
    record Variant(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(example = "{\"size\": \"42\", \"colour\": \"red\"}")
            Map<String, String> options,

            @JsonProperty("weight_grams") @Schema(example = "800")
            int weightGrams,

            @Nullable DimensionsResource dimensions,
            List<PriceResource> prices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Price", description = "Of several that are valid the one that began last counts")
    record PriceResource(
            @Schema(example = "1999", description = "In minor units")
            long amount,

            @Schema(example = "EUR", description = "ISO 4217")
            String currency,

            @Schema(description = "The first moment; absent since ever") @Nullable
            Instant from,

            @Schema(description = "The first moment at which it is over; absent for ever") @Nullable
            Instant until) {

        static PriceResource of(Price price) {
            return new PriceResource(
                    price.amount().amount(), price.amount().currency().getCurrencyCode(), price.from(), price.until());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AdminProductList")
    record Page(
            List<AdminProductResource> items,

            @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
            String next) {}

    static AdminProductResource of(StoredProduct stored) {
        Product product = stored.product();
        Map<String, Text> translations = new TreeMap<>();
        product.translations()
                .forEach((language, text) -> translations.put(language, new Text(text.name(), text.description())));
        return new AdminProductResource(
                product.id(),
                product.version(),
                product.category(),
                product.name(),
                product.description(),
                translations,
                product.images().stream().map(ImageResource::of).toList(),
                ProductResource.attributes(product),
                product.archived(),
                product.variants().stream().map(AdminProductResource::variant).toList(),
                stored.formerSkus().stream().map(Sku::value).toList(),
                stored.updatedAt());
    }

    private static Variant variant(Product.Variant variant) {
        return new Variant(
                variant.sku().value(),
                new TreeMap<>(variant.options()),
                variant.weightGrams(),
                DimensionsResource.of(variant.dimensions()),
                variant.prices().prices().stream().map(PriceResource::of).toList());
    }
}
