package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Freshness;
import dev.packhorse.api.Languages;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Renderings;
import dev.packhorse.api.Representation;
import dev.packhorse.api.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The shelves of the shop. */
@ApiComponent
@RestController
class CategoryController implements CategoryOperations {

    private static final int REMEMBERED = 4_096;

    /** No category has this id. */
    private static final String WHOLE_TREE = "";

    private final Catalogue catalogue;
    private final Languages languages;
    private final Freshness freshness;
    private final Renderings renderings = new Renderings(REMEMBERED);
    private volatile @Nullable Shown last;

    /** What is worked out once of each tree. */
    private record Shown(CategoryTree source, CategoryTree tree, Set<String> languages) {

        static Shown of(CategoryTree source) {
            CategoryTree tree = source.shown();
            Set<String> languages = tree.categories().stream()
                    .flatMap(category -> category.names().keySet().stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Shown(source, tree, languages);
        }
    }

    CategoryController(Catalogue catalogue, Languages languages, ApiProperties properties) {
        this.catalogue = catalogue;
        this.languages = languages;
        this.freshness = properties.catalogue().freshness();
    }

    @Override
    @GetMapping(path = "/v1/categories", produces = MediaType.APPLICATION_JSON_VALUE)
    public void categories(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Shown shown = shown();
        send(shown, WHOLE_TREE, names -> CategoryResource.tree(shown.tree(), names), request, response);
    }

    @Override
    @GetMapping(path = "/v1/categories/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public void category(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Shown shown = shown();
        Category category = shown.tree()
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.CATEGORY_NOT_FOUND, "No category has this id."));
        send(shown, id, names -> CategoryResource.of(shown.tree(), category, names), request, response);
    }

    private void send(
            Shown shown,
            String id,
            Function<CategoryNames, Object> resource,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String language = languages.choose(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), shown.languages());
        CategoryNames names = new CategoryNames(language, languages.own());
        renderings
                .of(
                        shown.source(),
                        id,
                        language,
                        () -> Representation.of(Wire.bytes(resource.apply(names)), language, null))
                .send(request, response, freshness);
    }

    private Shown shown() {
        CategoryTree source = catalogue.categories();
        Shown known = last;
        if (known == null || known.source() != source) {
            known = Shown.of(source);
            last = known;
        }
        return known;
    }
}
