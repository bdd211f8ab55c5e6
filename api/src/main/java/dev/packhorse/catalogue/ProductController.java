package dev.packhorse.catalogue;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Freshness;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Representation;
import dev.packhorse.api.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is sold. */
@ApiComponent
@RestController
class ProductController implements ProductOperations {

    private final Catalogue catalogue;
    private final ProductRenderings renderings;
    private final Freshness freshness;

    ProductController(Catalogue catalogue, ProductRenderings renderings, ApiProperties properties) {
        this.catalogue = catalogue;
        this.renderings = renderings;
        this.freshness = properties.catalogue().freshness();
    }

    @Override
    @GetMapping(path = "/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
    public void products(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ProductQuery query = new ProductQuery(
                shown(Parameters.text("category", category, 100)),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, ProductQuery.LIMIT_MAX));
        try {
            ProductPage page = catalogue.products(query);
            String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            List<Representation> items = page.items().stream()
                    .map(product -> renderings.of(product, language))
                    .toList();
            page(items, page.nextCursor()).send(request, response, freshness);
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = "/v1/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public void product(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Product.isWellFormed(id)) {
            throw unknown();
        }
        Product product = catalogue.product(id).orElseThrow(ProductController::unknown);
        renderings.of(product, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).send(request, response, freshness);
    }

    private @Nullable String shown(@Nullable String category) {
        if (category != null && catalogue.categories().shown().find(category).isEmpty()) {
            throw Parameters.refused("category", "unknown", "must be a category that is shown");
        }
        return category;
    }

    /** Put together from what is there already, as JSON would be written of all at once. */
    private static Representation page(List<Representation> items, @Nullable String next) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        TreeSet<String> languages = new TreeSet<>();
        String separator = "{\"items\":[";
        for (Representation item : items) {
            body.writeBytes(ascii(separator));
            body.writeBytes(item.body());
            separator = ",";
            languages.add(String.valueOf(item.language()));
        }
        body.writeBytes(ascii(items.isEmpty() ? separator + "]" : "]"));
        body.writeBytes(ascii(next == null ? "}" : ",\"next\":" + Wire.write(next) + "}"));
        return Representation.of(
                body.toByteArray(),
                String.join(", ", languages),
                ProductRenderings.earliest(items.stream().map(Representation::end)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.PRODUCT_NOT_FOUND, "No product has this id.");
    }
}
