package dev.packhorse.catalogue;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Freshness;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Representation;
import dev.packhorse.api.Wire;
import dev.packhorse.search.Search;
import dev.packhorse.search.SearchPage;
import dev.packhorse.search.SearchQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds products. Answers may be kept for seconds: stock and prices in them are hints, as everywhere before an order. */
@ApiComponent
@RestController
class SearchController implements SearchOperations {

    private static final Freshness FRESHNESS = new Freshness(Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final Search search;
    private final Catalogue catalogue;
    private final Languages languages;
    private final Set<Currency> currencies;

    SearchController(Search search, Catalogue catalogue, Languages languages, ApiProperties properties) {
        this.search = search;
        this.catalogue = catalogue;
        this.languages = languages;
        this.currencies = properties.currencies();
    }

    @Override
    @GetMapping(path = "/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
    public void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SearchParameters parameters = new SearchParameters(request.getParameterMap());
        String language = language(parameters, request);
        SearchQuery query = parameters.query(
                language, id -> catalogue.categories().shown().find(id).isPresent(), currencies);
        try {
            SearchPage page = search.find(query);
            Instant now = Instant.now();
            Representation.of(Wire.bytes(SearchResource.of(page, query, now)), language, nextChange(page, now))
                    .send(request, response, FRESHNESS);
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before of the same query");
        }
    }

    @Override
    @GetMapping(path = "/v1/search/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
    public void suggestions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SearchParameters parameters = new SearchParameters(request.getParameterMap());
        String language = language(parameters, request);
        SearchResource.Suggestions found = SearchResource.Suggestions.of(search.suggest(parameters.typed(), language));
        Representation.of(Wire.bytes(found), language, null).send(request, response, FRESHNESS);
    }

    private String language(SearchParameters parameters, HttpServletRequest request) {
        List<String> offered = search.languages();
        String asked = parameters.language(offered);
        if (asked != null) {
            return asked;
        }
        String chosen = languages.choose(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), new TreeSet<>(offered));
        // Our own may not be whole yet: then every product is there in the first.
        return offered.contains(chosen) ? chosen : offered.getFirst();
    }

    private static @Nullable Instant nextChange(SearchPage page, Instant now) {
        return ProductRenderings.earliest(page.items().stream()
                .flatMap(product -> product.variants().stream())
                .map(variant -> variant.prices().nextChange(now).orElse(null)));
    }
}
