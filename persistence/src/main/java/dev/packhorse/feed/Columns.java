package dev.packhorse.feed;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which columns a bulk file may have. One that is not known is most likely misspelt, so it is refused and not passed over. */
final class Columns {

    static final String NAME_IN = "name.";
    static final String DESCRIPTION_IN = "description.";
    static final String OPTION = "option.";
    static final String ATTRIBUTE = "attr.";

    private static final Set<String> PRODUCTS = Set.of(
            "id",
            "category",
            "name",
            "description",
            "image",
            "sku",
            "position",
            "weight_grams",
            "length_mm",
            "width_mm",
            "height_mm");
    private static final Set<String> PRICES = Set.of("sku", "currency", "amount", "valid_from", "valid_until");
    private static final Set<String> STOCK = Set.of("warehouse", "sku", "on_hand", "safety_stock");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MOST = 1_000;

    private Columns() {}

    static boolean isKnown(FeedKind kind, String column) {
        return switch (kind) {
            case PRODUCTS -> PRODUCTS.contains(column) || isOfProducts(column);
            case PRICES -> PRICES.contains(column);
            case STOCK -> STOCK.contains(column);
        };
    }

    static Set<String> required(FeedKind kind) {
        return switch (kind) {
            case PRODUCTS -> Set.of("id", "sku");
            case PRICES -> Set.of("sku", "currency", "amount");
            case STOCK -> Set.of("warehouse", "sku");
        };
    }

    static boolean isCurrency(String column) {
        if (!CURRENCY.matcher(column).matches()) {
            return false;
        }
        try {
            Currency.getInstance(column);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** What is wrong with a CSV's first line; empty when it can be used. */
    static List<Rejection> complaints(FeedKind kind, List<String> header) {
        List<Rejection> complaints = new ArrayList<>();
        if (header.size() > MOST) {
            complaints.add(complaint("", "too_many", "at most " + MOST + " columns"));
            return complaints;
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!isKnown(kind, column)) {
                complaints.add(complaint(shown(column), "unknown_column", "is no column of " + word(kind)));
            } else if (!seen.add(column)) {
                complaints.add(complaint(column, "duplicate_column", "stands there twice"));
            }
        }
        required(kind).stream()
                .filter(column -> !seen.contains(column))
                .sorted()
                .forEach(column -> complaints.add(complaint(column, "required", "is required")));
        return complaints;
    }

    static String shown(String column) {
        return column.length() <= 64 ? column : column.substring(0, 64);
    }

    private static boolean isOfProducts(String column) {
        return isLanguageOf(NAME_IN, column)
                || isLanguageOf(DESCRIPTION_IN, column)
                || isNamed(OPTION, column)
                || isNamed(ATTRIBUTE, column)
                || isCurrency(column);
    }

    private static boolean isLanguageOf(String prefix, String column) {
        return column.startsWith(prefix)
                && LANGUAGE.matcher(column.substring(prefix.length())).matches();
    }

    private static boolean isNamed(String prefix, String column) {
        return column.startsWith(prefix) && column.length() > prefix.length() && column.length() <= 70;
    }

    private static Rejection complaint(String column, String code, String reason) {
        return new Rejection(1, column, code, reason);
    }

    static String word(FeedKind kind) {
        return dev.packhorse.Vocabulary.stored(kind);
    }
}
