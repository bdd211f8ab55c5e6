package dev.packhorse.search;

import dev.packhorse.InvalidCursor;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final CountMemory memory;
    private final Spelling spelling;
    private final Suggestions suggestions;
    private final Catalogue catalogue;
    private final SearchSettings settings;
    private final TransactionTemplate snapshot;
    private final Semaphore turns;

    private record Found(
            List<SearchRows.Place> places,
            @Nullable String correction,
            @Nullable Facets facets) {

        /** By these words; those that find nothing either are not proposed. */
        Found instead(String words) {
            return places.isEmpty() ? this : new Found(places, words, facets);
        }
    }

    Search(Catalogue catalogue, JdbcClient jdbc, PlatformTransactionManager transactions, SearchSettings settings) {
        this.rows = new SearchRows(jdbc, settings);
        this.counting = new Counting(jdbc);
        this.memory = new CountMemory(settings.counted());
        this.spelling = new Spelling(jdbc);
        this.suggestions = new Suggestions(jdbc, spelling);
        this.catalogue = catalogue;
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // What is counted and shown together is of one moment.
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
                catalogue.products(
                        places.stream().map(SearchRows.Place::productId).toList()),
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
        return Suggestions.distinct(spelled(found, language));
    }

    /** As the catalogue spells them; PostgreSQL compared them without accents. */
    private List<Suggestion> spelled(List<Suggestion> found, String language) {
        Map<String, Product> products = catalogue
                .products(found.stream()
                        .filter(one -> one.kind() == Suggestion.Kind.PRODUCT)
                        .map(Suggestion::id)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Product::id, Function.identity()));
        return found.stream()
                .flatMap(one -> one.kind() == Suggestion.Kind.CATEGORY
                        ? Stream.of(one)
                        : Stream.ofNullable(products.get(one.id()))
                                .map(shown -> new Suggestion(
                                        one.kind(),
                                        one.id(),
                                        shown.text(language).name())))
                .toList();
    }

    private Found first(SearchQuery query) {
        Found found = found(query);
        if (!found.places().isEmpty() || query.text() == null) {
            return found;
        }
        return spelling.correct(query.text(), query.language())
                .map(correction -> found(query.looksFor(correction)).instead(correction))
                .orElse(found);
    }

    private Found found(SearchQuery query) {
        String words = rows.begin(query);
        if (!query.facets()) {
            return new Found(rows.places(query, words, null), null, null);
        }
        if (words != null && words.isEmpty()) {
            return new Found(List.of(), null, Facets.NONE);
        }
        Optional<Facets> known = memory.of(query);
        if (known.isPresent()) {
            List<SearchRows.Place> places = rows.places(query, words, null);
            return new Found(places, null, places.isEmpty() ? Facets.NONE : known.get());
        }
        Counting.Counted counted = counting.of(query, words, settings.ranked());
        if (counted.facets().counted() > 0) {
            memory.keep(query, counted.facets());
        }
        List<SearchRows.Place> places = counted.first() == null ? rows.places(query, words, null) : counted.first();
        return new Found(places, null, counted.facets());
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
