package dev.packhorse.search;

import dev.packhorse.InvalidCursor;
import dev.packhorse.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds products by words and filters: full text first, and words that are spelled alike only when the words as given find
 * nothing. PostgreSQL says which products; what is shown of them comes from the catalogue. Every search is bounded in time, and so is
 * how many run at once.
 */
public class Search {

    private final SearchRows rows;
    private final Counting counting;
    private final Spelling spelling;
    private final Suggestions suggestions;
    private final Catalogue catalogue;
    private final SearchSettings settings;
    private final TransactionTemplate snapshot;
    private final Semaphore turns;

    private record Found(
            List<SearchRows.Place> places,
            @Nullable String correction,
            @Nullable Facets facets) {}

    Search(Catalogue catalogue, JdbcClient jdbc, PlatformTransactionManager transactions, SearchSettings settings) {
        this.rows = new SearchRows(jdbc, settings);
        this.counting = new Counting(jdbc);
        this.spelling = new Spelling(jdbc);
        this.suggestions = new Suggestions(jdbc, spelling);
        this.catalogue = catalogue;
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // Facets count the same products that the page shows.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** In which one can search, the shop's own first. */
    public List<String> languages() {
        return inTurn(rows::languages);
    }

    /**
     * @throws InvalidCursor when the query's cursor comes from no page of the same query
     * @throws SearchBusy when there are too many at once
     */
    public SearchPage find(SearchQuery query) {
        Optional<PageEnd> from = Optional.ofNullable(query.cursor()).map(cursor -> PageEnd.read(cursor, query));
        Found found = inTurn(() -> from.isPresent() ? further(query, from.get()) : first(query));
        boolean more = found.places().size() > query.limit();
        List<SearchRows.Place> places = more ? found.places().subList(0, query.limit()) : found.places();
        return new SearchPage(
                places.stream()
                        .flatMap(place -> catalogue.product(place.productId()).stream())
                        .toList(),
                found.correction(),
                found.facets(),
                more ? PageEnd.of(places.getLast(), found.correction()).cursor(query) : null);
    }

    /** Names of products and categories that begin as somebody is typing, at most ten. */
    public List<Suggestion> suggest(String typed, String language) {
        List<Suggestion> found = inTurn(() -> {
            rows.begin();
            return suggestions.of(typed, language);
        });
        return Suggestions.distinct(found.stream()
                .flatMap(one -> one.kind() == Suggestion.Kind.CATEGORY ? Stream.of(one) : spelled(one, language))
                .toList());
    }

    /** As the catalogue spells it; PostgreSQL compared it without accents. */
    private Stream<Suggestion> spelled(Suggestion product, String language) {
        return catalogue.product(product.id()).stream()
                .map(shown -> new Suggestion(
                        product.kind(), product.id(), shown.text(language).name()));
    }

    private Found first(SearchQuery query) {
        String words = rows.begin(query);
        List<SearchRows.Place> places = rows.places(query, words, null);
        return places.isEmpty() && query.text() != null
                ? corrected(query, query.text())
                : found(query, words, places, null);
    }

    private Found corrected(SearchQuery query, String text) {
        Optional<String> correction = spelling.correct(text, query.language());
        if (correction.isEmpty()) {
            return found(query, null, List.of(), null);
        }
        SearchQuery meant = query.looksFor(correction.get());
        String words = rows.begin(meant);
        List<SearchRows.Place> places = rows.places(meant, words, null);
        return found(meant, words, places, places.isEmpty() ? null : correction.get());
    }

    private Found found(
            SearchQuery query, @Nullable String words, List<SearchRows.Place> places, @Nullable String correction) {
        if (!query.facets()) {
            return new Found(places, correction, null);
        }
        Facets facets = places.isEmpty() ? Facets.NONE : counting.of(query, words, settings.ranked());
        return new Found(places, correction, facets);
    }

    private Found further(SearchQuery query, PageEnd from) {
        SearchQuery meant = from.correction() == null ? query : query.looksFor(from.correction());
        return new Found(rows.places(meant, rows.begin(meant), from), from.correction(), null);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.queue().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchBusy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SearchBusy();
        }
        try {
            return snapshot.execute(_ -> work.get());
        } finally {
            turns.release();
        }
    }
}
