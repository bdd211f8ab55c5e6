package dev.packhorse.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of a row of {@code product_search s}, as SQL with its parameters. Words, language, category and attributes are
 * one look into one index; price and stock are asked of the rows that are left, which whoever builds the statement says.
 */
final class Condition {

    /** Asked now, of the rows that orders change, so that search costs those nothing. */
    static final String IN_STOCK = "exists (select from stock_level l"
            + " where l.sku = any(s.skus) and l.on_hand - l.held - l.safety_stock > 0)";

    /** The lowest price of these days, in a currency. */
    static final String NOW = "c.currency = ? and c.valid_from <= now() and c.valid_until > now()";

    /**
     * The same of a row {@code s}. As a value, since PostgreSQL would turn a mere condition round and read the prices of the
     * whole shop first.
     */
    static final String AMOUNT =
            "(select c.amount from product_search_price c where c.product_id = s.product_id and " + NOW + " limit 1)";

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    /** Nothing yet. */
    Condition() {}

    /** @param words as PostgreSQL reads them; null when there are none */
    Condition(SearchQuery query, @Nullable String words) {
        List<String> all = new ArrayList<>(List.of("l:" + query.language()));
        if (query.category() != null) {
            all.add("c:" + query.category());
        }
        query.attributes().forEach((name, given) -> {
            if (given.size() == 1) {
                all.add(key(name, given.first()));
            }
        });
        and("s.keys @> ?::text[]", (Object) all.toArray(String[]::new));
        query.attributes().forEach((name, given) -> {
            if (given.size() > 1) {
                and("s.keys && ?::text[]", (Object) keys(name, given));
            }
        });
        if (words != null) {
            and("s.document @@ ?::tsquery", words);
        }
    }

    /** @param amount the lowest price, as SQL with its parameters */
    void andPrice(SearchQuery query, String amount, Object... parameters) {
        Long least = query.priceMin();
        Long most = query.priceMax();
        if (least != null || most != null || query.order() == SearchOrder.PRICE) {
            and(amount + " between ? and ?", parameters);
            values.addAll(List.of(least == null ? 0 : least, most == null ? Long.MAX_VALUE : most));
        }
    }

    void andStock(SearchQuery query) {
        if (query.inStock() != null) {
            and(query.inStock() ? IN_STOCK : "not " + IN_STOCK);
        }
    }

    void and(String condition, Object... parameters) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(parameters));
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    /** Without prices, whatever is asked for: none has this. */
    static String currency(SearchQuery query) {
        return query.currency() == null ? "" : query.currency().getCurrencyCode();
    }

    private static String key(String name, String value) {
        return "a:" + name + "=" + value;
    }

    private static String[] keys(String name, SortedSet<String> values) {
        return values.stream().map(value -> key(name, value)).toArray(String[]::new);
    }
}
