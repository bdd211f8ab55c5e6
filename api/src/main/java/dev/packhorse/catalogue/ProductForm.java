package dev.packhorse.catalogue;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.Sku;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a product that somebody has written, and names everything that is wrong with it at once. */
final class ProductForm {

    private static final int VARIANTS_MAX = 100;
    private static final int LANGUAGES_MAX = 30;
    private static final int IMAGES_MAX = 30;
    private static final int ATTRIBUTES_MAX = 60;
    private static final int OPTIONS_MAX = 10;
    private static final int NAME_LONGEST = 200;
    private static final int DESCRIPTION_LONGEST = 10_000;

    private final String ownLanguage;
    private final PriceForm prices;

    ProductForm(String ownLanguage, PriceForm prices) {
        this.ownLanguage = ownLanguage;
        this.prices = prices;
    }

    /** What GET answers can be sent back: what only we can know is not looked at. */
    Product read(String id, byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        fields.ignore("version", "former_skus", "updated_at");
        String named = fields.optionalText("id", 100);
        if (named != null && !named.equals(id)) {
            fields.note("id", "mismatch", "must be " + id + " as in the address, or left out");
        }
        Product product = new Product(
                id,
                0,
                category(fields),
                fields.text("name", NAME_LONGEST),
                fields.prose("description", DESCRIPTION_LONGEST),
                translations(fields.objectOrNothing("translations")),
                images(fields),
                attributes(fields.objectOrNothing("attributes")),
                Boolean.TRUE.equals(fields.optionalFlag("archived")),
                variants(fields));
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return product;
    }

    private static String category(Fields fields) {
        return fields.formed(
                "category",
                61,
                Category::isWellFormed,
                "malformed",
                "must be the id of a category such as trail-shoes");
    }

    private Map<String, Product.Text> translations(Fields given) {
        Map<String, Product.Text> translations = new HashMap<>();
        for (String language : given.names(LANGUAGES_MAX)) {
            if (!Languages.isTag(language)) {
                given.note(language, "malformed", "must be a language tag such as de or pt-BR");
            } else if (language.equals(ownLanguage)) {
                given.note(language, "own_language", "is the shop's own: it belongs into name and description");
            }
            Fields text = given.object(language);
            translations.put(
                    language,
                    new Product.Text(text.text("name", NAME_LONGEST), text.prose("description", DESCRIPTION_LONGEST)));
            text.refuseOthers();
        }
        return translations;
    }

    private static List<Product.Image> images(Fields fields) {
        List<Product.Image> images = new ArrayList<>();
        for (Fields image : fields.optionalObjects("images", IMAGES_MAX)) {
            String alt = image.optionalText("alt", 500);
            images.add(new Product.Image(
                    image.formed(
                            "url", 2_000, ProductForm::isAddress, "malformed", "must be an address with http or https"),
                    alt == null ? "" : alt));
            image.refuseOthers();
        }
        return images;
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() != null
                    && address.getRawUserInfo() == null
                    && Set.of("http", "https")
                            .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Map<String, Attribute> attributes(Fields given) {
        Map<String, Attribute> attributes = new HashMap<>();
        for (String name : given.names(ATTRIBUTES_MAX)) {
            if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
                given.note(name, "malformed", "must be named in small letters, digits and underscores");
            }
            Object value = given.scalar(name, 200);
            if (value != null) {
                attributes.put(name, new Attribute(value));
            }
        }
        return attributes;
    }

    private List<Product.Variant> variants(Fields fields) {
        Set<String> met = new HashSet<>();
        List<Product.Variant> variants = new ArrayList<>();
        for (Fields variant : fields.optionalObjects("variants", VARIANTS_MAX)) {
            String sku = variant.formed(
                    "sku", 64, Sku::isWellFormed, "malformed", "must be letters, digits, dots, dashes and underscores");
            if (Sku.isWellFormed(sku) && !met.add(sku)) {
                variant.note("sku", "duplicate", "is there twice");
            }
            Map<String, String> options = options(variant.objectOrNothing("options"));
            int weight = (int) variant.number("weight_grams", 1, 1_000_000);
            Product.Dimensions dimensions = dimensions(variant.optionalObject("dimensions"));
            PriceList priceList = prices.list(variant);
            variant.refuseOthers();
            if (Sku.isWellFormed(sku)) {
                variants.add(new Product.Variant(new Sku(sku), options, weight, dimensions, priceList));
            }
        }
        return variants;
    }

    private static Map<String, String> options(Fields given) {
        Map<String, String> options = new HashMap<>();
        for (String name : given.names(OPTIONS_MAX)) {
            if (name.isBlank() || name.length() > 40) {
                given.note(name, "malformed", "must be named with 1 to 40 characters");
            }
            options.put(name, given.text(name, 80));
        }
        return options;
    }

    private static Product.@Nullable Dimensions dimensions(@Nullable Fields given) {
        if (given == null) {
            return null;
        }
        Product.Dimensions dimensions = new Product.Dimensions(
                (int) given.number("length_mm", 1, 100_000), (int) given.number("width_mm", 1, 100_000), (int)
                        given.number("height_mm", 1, 100_000));
        given.refuseOthers();
        return dimensions;
    }
}
