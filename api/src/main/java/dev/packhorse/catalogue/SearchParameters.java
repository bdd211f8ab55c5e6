package dev.packhorse.catalogue;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.search.SearchOrder;
import dev.packhorse.search.SearchQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a search, read to the end, so that a caller learns of all mistakes at once. */
final class SearchParameters {

    private static final String ATTRIBUTE = "attr.";
    private static final int ATTRIBUTES_MAX = 10;
    private static final int VALUES_MAX = 20;
    private static final int NAME_LONGEST = 60;
    private static final int VALUE_LONGEST = 200;
    private static final long PRICE_MAX = 1_000_000_000_000L;
    private static final int CURSOR_LONGEST = 1000;

    private final Map<String, String[]> given;
    private final List<FieldError> errors = new ArrayList<>();

    SearchParameters(Map<String, String[]> given) {
        this.given = given;
    }

    /**
     * @param language that was chosen for the caller
     * @param isShown whether there is such a category
     */
    SearchQuery query(String language, Predicate<String> isShown, Set<Currency> currencies) {
        String text = text(SearchQuery.TEXT_LONGEST);
        String category = read(() -> category(isShown));
        Currency currency = read(() -> currency(currencies));
        Long least = read(() -> price("price_min"));
        Long most = read(() -> price("price_max"));
        Boolean inStock = read(() -> Parameters.flag("in_stock", one("in_stock")));
        SortedMap<String, SortedSet<String>> attributes = attributes();
        SearchOrder order = read(() -> Parameters.word("sort", one("sort"), SearchOrder.class));
        Boolean facets = read(() -> Parameters.flag("facets", one("facets")));
        String cursor = read(() -> Parameters.text("cursor", one("cursor"), CURSOR_LONGEST));
        Integer limit = read(() -> Parameters.limit(one("limit"), SearchQuery.LIMIT_MAX));
        pricesAreSound(currency, least, most, order);
        refuse();
        return new SearchQuery(
                text,
                language,
                category,
                currency,
                least,
                most,
                inStock,
                attributes,
                order == null ? SearchOrder.RELEVANCE : order,
                facets == null || facets,
                cursor,
                limit == null ? 1 : limit);
    }

    /** What was typed into the suggestions' field. */
    String typed() {
        String text = text(SearchQuery.TEXT_LONGEST);
        if (text == null && errors.isEmpty()) {
            errors.add(FieldError.parameter("q", "required", "is required"));
        }
        refuse();
        return String.valueOf(text);
    }

    /** @return null when the caller leaves it to {@code Accept-Language} */
    @Nullable
    String language(List<String> offered) {
        return read(() -> {
            String language = Parameters.text("language", one("language"), 35);
            if (language != null && !offered.contains(language)) {
                throw Parameters.refused("language", "unknown", "must be one of " + String.join(", ", offered));
            }
            return language;
        });
    }

    private @Nullable String text(int longest) {
        String text = read(() -> Parameters.text("q", one("q"), longest));
        return text == null ? null : text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private @Nullable String category(Predicate<String> isShown) {
        String category = Parameters.text("category", one("category"), 100);
        if (category != null && !isShown.test(category)) {
            throw Parameters.refused("category", "unknown", "must be a category that is shown");
        }
        return category;
    }

    private @Nullable Currency currency(Set<Currency> currencies) {
        String code = Parameters.text("currency", one("currency"), 3);
        if (code == null) {
            return null;
        }
        return currencies.stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Parameters.refused(
                        "currency",
                        "unknown",
                        "must be one of "
                                + currencies.stream()
                                        .map(Currency::getCurrencyCode)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private @Nullable Long price(String name) {
        String price = one(name);
        return price == null || price.isBlank() ? null : Parameters.number(name, price, 0, PRICE_MAX, 0);
    }

    private void pricesAreSound(
            @Nullable Currency currency, @Nullable Long least, @Nullable Long most, @Nullable SearchOrder order) {
        if (least != null && most != null && least > most) {
            errors.add(FieldError.parameter("price_max", "out_of_range", "must not be below price_min"));
        }
        boolean asksForPrices = least != null || most != null || order == SearchOrder.PRICE;
        if (asksForPrices && currency == null && one("currency") == null) {
            errors.add(FieldError.parameter("currency", "required", "is required with prices"));
        }
    }

    private SortedMap<String, SortedSet<String>> attributes() {
        SortedMap<String, SortedSet<String>> attributes = new TreeMap<>();
        for (Map.Entry<String, String[]> parameter : given.entrySet()) {
            if (parameter.getKey().startsWith(ATTRIBUTE)) {
                String name = parameter.getKey().substring(ATTRIBUTE.length());
                List<String> values = Arrays.asList(parameter.getValue());
                if (isSound(name, values)) {
                    attributes.put(
                            name,
                            new TreeSet<>(values.stream().map(String::strip).toList()));
                } else {
                    errors.add(FieldError.parameter(
                            shortened(parameter.getKey()),
                            "malformed",
                            "must be attr. and the name of an attribute, with 1 to " + VALUES_MAX + " values"));
                }
            }
        }
        if (attributes.size() > ATTRIBUTES_MAX) {
            errors.add(
                    FieldError.parameter(ATTRIBUTE, "too_many", "may be given for " + ATTRIBUTES_MAX + " attributes"));
        }
        return attributes;
    }

    private static boolean isSound(String name, List<String> values) {
        return !name.isBlank()
                && name.length() <= NAME_LONGEST
                && name.indexOf('\0') < 0
                && name.indexOf('=') < 0
                && values.size() <= VALUES_MAX
                && values.stream()
                        .allMatch(value ->
                                !value.isBlank() && value.length() <= VALUE_LONGEST && value.indexOf('\0') < 0);
    }

    private static String shortened(String name) {
        return name.length() > 70 ? name.substring(0, 70) + "…" : name;
    }

    private @Nullable String one(String name) {
        String[] values = given.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    private <T> @Nullable T read(Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (ProblemException refused) {
            errors.addAll(refused.problem().errors());
            return null;
        }
    }

    private void refuse() {
        if (errors.size() == 1) {
            FieldError only = errors.getFirst();
            throw new ProblemException(Problem.of(
                    ProblemCode.PARAMETER_INVALID,
                    "Parameter " + only.parameter() + " " + only.detail() + ".",
                    errors));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.PARAMETER_INVALID, errors.size() + " parameters are wrong.", errors));
        }
    }
}
