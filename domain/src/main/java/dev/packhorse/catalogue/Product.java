package dev.packhorse.catalogue;

import dev.packhorse.inventory.Sku;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is sold, as shown: deeply immutable, since the near-cache hands the same instance to every reader.
 *
 * @param id {@code prd_…}
 * @param version of the row it was read from; every change of the product, its variants or their prices raises it
 * @param category id of one that exists
 * @param name in the shop's own language, as the description is
 * @param translations by language tag, {@code de} or {@code pt-BR}
 * @param images in the order in which they are shown
 * @param attributes whatever else is to be said of it, by name
 * @param archived not sold any more, and not shown; it can come back
 * @param variants those that are sold, in the order in which they are shown
 */
public record Product(
        String id,
        long version,
        String category,
        String name,
        String description,
        Map<String, Text> translations,
        List<Image> images,
        Map<String, Attribute> attributes,
        boolean archived,
        List<Variant> variants) {

    private static final Pattern FORM = Pattern.compile("prd_[A-Za-z0-9_-]{1,60}");

    public Product {
        translations = Map.copyOf(translations);
        images = List.copyOf(images);
        attributes = Map.copyOf(attributes);
        variants = List.copyOf(variants);
    }

    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /** With nothing but the necessary. */
    public Product(String id, String category, String name, String description, List<Variant> variants) {
        this(id, 0, category, name, description, Map.of(), List.of(), Map.of(), false, variants);
    }

    /** In the shop's own language when there is no translation. */
    public Text text(String language) {
        Text translation = translations.get(language);
        return translation == null ? new Text(name, description) : translation;
    }

    public record Text(String name, String description) {}

    /** @param alt what it shows, for those who cannot see it */
    public record Image(String url, String alt) {}

    /**
     * The thing with a SKU and its prices.
     *
     * @param dimensions null when nobody has measured it
     */
    public record Variant(
            Sku sku,
            Map<String, String> options,
            int weightGrams,
            @Nullable Dimensions dimensions,
            PriceList prices) {

        public Variant {
            options = Map.copyOf(options);
        }
    }

    public record Dimensions(int lengthMm, int widthMm, int heightMm) {}
}
