package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.search.Facets;
import dev.packhorse.search.SearchPage;
import dev.packhorse.search.SearchQuery;
import dev.packhorse.search.Suggestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was found, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SearchResult")
record SearchResource(
        List<ProductResource> items,

        @Schema(description = "Send it as cursor, with the same query, for the page behind; absent on the last")
        @Nullable
        String next,

        @Schema(description = "In which was searched", example = "en")
        String language,

        @Schema(description = "The words as given find nothing; these are the products for did_you_mean")
        boolean corrected,

        @JsonProperty("did_you_mean")
        @Schema(description = "The words that were looked for instead", example = "leather sandal")
        @Nullable
        String didYouMean,

        @Schema(description = "With the first page") @Nullable
        FacetsResource facets) {

    static SearchResource of(SearchPage page, SearchQuery query, Instant now) {
        return new SearchResource(
                page.items().stream()
                        .map(product -> ProductResource.of(product, query.language(), now))
                        .toList(),
                page.nextCursor(),
                query.language(),
                page.didYouMean() != null,
                page.didYouMean(),
                page.facets() == null ? null : FacetsResource.of(page.facets()));
    }

    @Schema(name = "Facets", description = "What the products have in common, to narrow down by")
    record FacetsResource(
            @Schema(example = "87", description = "Products that were counted")
            int counted,

            @Schema(description = "There are more than were counted: each number is \"at least\"")
            boolean capped,

            @Schema(description = "One level below the category that was asked for")
            List<CategoryCount> categories,

            @Schema(description = "By the lowest price, when a currency was given")
            List<PriceCount> prices,

            List<AttributeCounts> attributes,

            @JsonProperty("in_stock")
            @Schema(example = "61", description = "How many of those counted could be had now")
            int inStock) {

        static FacetsResource of(Facets facets) {
            return new FacetsResource(
                    facets.counted(),
                    facets.capped(),
                    facets.categories().stream()
                            .map(one -> new CategoryCount(one.id(), one.name(), one.count()))
                            .toList(),
                    facets.prices().stream()
                            .map(one -> new PriceCount(one.from(), one.until(), one.count()))
                            .toList(),
                    facets.attributes().stream()
                            .map(one -> new AttributeCounts(
                                    one.name(),
                                    one.values().stream()
                                            .map(value -> new ValueCount(value.value(), value.count()))
                                            .toList()))
                            .toList(),
                    facets.inStock());
        }
    }

    @Schema(name = "CategoryCount")
    record CategoryCount(
            @Schema(example = "shoes") String id,
            @Schema(example = "Shoes") String name,
            @Schema(example = "12") int count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PriceCount")
    record PriceCount(
            @Schema(example = "2000", description = "In minor units, inclusive")
            long from,

            @Schema(example = "5000", description = "Exclusive; absent for all above") @Nullable
            Long until,

            @Schema(example = "7") int count) {}

    @Schema(name = "AttributeCounts")
    record AttributeCounts(
            @Schema(example = "brand") String name,
            @Schema(description = "The 20 most frequent") List<ValueCount> values) {}

    @Schema(name = "ValueCount")
    record ValueCount(
            @Schema(example = "Acme") String value,
            @Schema(example = "5") int count) {}

    @Schema(name = "Suggestions")
    record Suggestions(List<SuggestionResource> items) {

        static Suggestions of(List<Suggestion> found) {
            return new Suggestions(found.stream()
                    .map(one ->
                            new SuggestionResource(one.kind().name().toLowerCase(Locale.ROOT), one.id(), one.text()))
                    .toList());
        }
    }

    @Schema(name = "Suggestion")
    record SuggestionResource(
            @Schema(example = "product") String kind,
            @Schema(example = "prd_canvas_sneaker") String id,
            @Schema(example = "Canvas sneaker") String text) {}
}
