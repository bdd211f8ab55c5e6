package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A variant with what the row says of its product. What is null or empty is not said, and stays as it is. */
record ProductRow(long line, Parent product, Variant variant, Map<String, Long> prices) {

    private static final Pattern ID = Pattern.compile("prd_[A-Za-z0-9_-]{1,60}");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,60}");
    private static final int NAME_LONGEST = 200;
    private static final int DESCRIPTION_LONGEST = 10_000;
    private static final int VALUE_LONGEST = 1_000;
    private static final int IMAGES_MOST = 20;
    private static final int MEASURE_MOST = 1_000_000_000;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parent(
            String id,
            @Nullable String category,
            @Nullable String name,
            @Nullable String description,
            Map<String, Map<String, String>> texts,
            @Nullable List<String> images,
            Map<String, JsonNode> attributes) {

        /** The row that stands further down has the last word. */
        Parent with(Parent later) {
            Map<String, Map<String, String>> allTexts = new LinkedHashMap<>(texts);
            later.texts.forEach((language, said) -> allTexts.merge(language, said, (a, b) -> {
                Map<String, String> both = new LinkedHashMap<>(a);
                both.putAll(b);
                return both;
            }));
            Map<String, JsonNode> allAttributes = new LinkedHashMap<>(attributes);
            allAttributes.putAll(later.attributes);
            return new Parent(
                    id,
                    later.category == null ? category : later.category,
                    later.name == null ? name : later.name,
                    later.description == null ? description : later.description,
                    allTexts,
                    later.images == null ? images : later.images,
                    allAttributes);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Variant(
            String sku,
            @JsonProperty("product_id") String productId,
            @Nullable Long position,
            Map<String, String> options,
            @JsonProperty("weight_grams") @Nullable Long weightGrams,
            @JsonProperty("length_mm") @Nullable Long lengthMm,
            @JsonProperty("width_mm") @Nullable Long widthMm,
            @JsonProperty("height_mm") @Nullable Long heightMm) {}

    static ProductRow of(FeedRow row, Cells cells) {
        String id =
                cells.required("id", 64, value -> ID.matcher(value).matches(), "must be prd_ and letters or digits");
        String sku = cells.sku();
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        cells.forEach(Columns.NAME_IN, NAME_LONGEST, (language, text) -> put(texts, language, "name", text));
        cells.forEach(
                Columns.DESCRIPTION_IN,
                DESCRIPTION_LONGEST,
                (language, text) -> put(texts, language, "description", text));
        Map<String, String> options = new LinkedHashMap<>();
        cells.forEach(Columns.OPTION, VALUE_LONGEST, options::put);
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        cells.forEach(Columns.ATTRIBUTE, VALUE_LONGEST, (name, cell) -> attributes.put(name, Attributes.value(cell)));
        Parent product = new Parent(
                id,
                category(cells),
                cells.text("name", NAME_LONGEST),
                cells.text("description", DESCRIPTION_LONGEST),
                texts,
                images(cells),
                attributes);
        Long length = cells.number("length_mm", 1, MEASURE_MOST);
        Long width = cells.number("width_mm", 1, MEASURE_MOST);
        Long height = cells.number("height_mm", 1, MEASURE_MOST);
        if (cells.areSound()
                && Stream.of(length == null, width == null, height == null)
                                .distinct()
                                .count()
                        > 1) {
            cells.reject("length_mm", "incomplete", "length, width and height are given together or not at all");
        }
        Variant variant = new Variant(
                sku,
                id,
                cells.number("position", 0, 10_000),
                options,
                cells.number("weight_grams", 1, MEASURE_MOST),
                length,
                width,
                height);
        return new ProductRow(row.line(), product, variant, cells.amounts());
    }

    private static void put(Map<String, Map<String, String>> texts, String language, String what, String text) {
        texts.computeIfAbsent(language, _ -> new LinkedHashMap<>()).put(what, text);
    }

    private static @Nullable String category(Cells cells) {
        String category = cells.text("category", 61);
        if (category != null && !CATEGORY.matcher(category).matches()) {
            cells.reject("category", "malformed", "must be lower-case letters, digits, dashes and underscores");
        }
        return category;
    }

    private static @Nullable List<String> images(Cells cells) {
        String given = cells.text("image", DESCRIPTION_LONGEST);
        if (given == null) {
            return null;
        }
        List<String> images = new ArrayList<>();
        for (String url : given.split("\\s+")) {
            if (!isWebAddress(url)) {
                cells.reject("image", "malformed", "must be https addresses with blanks between them");
                return null;
            }
            images.add(url);
        }
        if (images.size() > IMAGES_MOST) {
            cells.reject("image", "too_many", "must be at most " + IMAGES_MOST);
        }
        return images;
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
