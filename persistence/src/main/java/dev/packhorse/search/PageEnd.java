package dev.packhorse.search;

import dev.packhorse.Cursor;
import dev.packhorse.InvalidCursor;
import dev.packhorse.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. Its cursor carries a fingerprint of the query, since the end of one order means nothing in another.
 *
 * @param key by which the products are ordered, as text
 * @param correction the words that were looked for instead of those given; the pages after keep to it
 */
record PageEnd(String key, String productId, @Nullable String correction) {

    static PageEnd of(SearchRows.Place last, @Nullable String correction) {
        return new PageEnd(last.key(), last.productId(), correction);
    }

    static PageEnd read(String cursor, SearchQuery query) {
        List<String> keys = Cursor.keys(cursor, 4);
        if (!keys.get(0).equals(fingerprint(query))
                || keys.get(1).length() > 1 + SearchQuery.TEXT_LONGEST
                || !isKey(keys.get(2).substring(1), query.order())) {
            throw new InvalidCursor(cursor);
        }
        String correction = keys.get(1).substring(1);
        return new PageEnd(keys.get(2).substring(1), keys.get(3), correction.isEmpty() ? null : correction);
    }

    /** Marked, so that none is empty. */
    String cursor(SearchQuery query) {
        return Cursor.of(fingerprint(query), "=" + (correction == null ? "" : correction), "=" + key, productId);
    }

    /** Numbers are compared as numbers: a cursor made by hand is refused here and not by PostgreSQL. */
    private static boolean isKey(String key, SearchOrder order) {
        return switch (order) {
            case NAME -> true;
            case RELEVANCE, PRICE, NEWEST -> key.matches("-?\\d{1,18}");
        };
    }

    private static String fingerprint(SearchQuery query) {
        String asked = Json.write(List.of(
                String.valueOf(query.text()),
                query.language(),
                String.valueOf(query.category()),
                String.valueOf(query.currency()),
                String.valueOf(query.priceMin()),
                String.valueOf(query.priceMax()),
                String.valueOf(query.inStock()),
                query.attributes(),
                query.order()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
