package dev.packhorse.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * What was counted a moment ago. A shop's front page and its categories are asked for all day with the same few filters, and to
 * count thousands of products is what a search takes longest for; which products come first is asked every time.
 */
final class CountMemory {

    private static final int QUERIES_MAX = 2_000;

    private final Cache<SearchQuery, Facets> counts;

    /** @param age after which it is counted anew */
    CountMemory(Duration age) {
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(QUERIES_MAX)
                .build();
    }

    Optional<Facets> of(SearchQuery query) {
        return Optional.ofNullable(counts.getIfPresent(query.counted()));
    }

    void keep(SearchQuery query, Facets facets) {
        counts.put(query.counted(), facets);
    }
}
