package dev.packhorse.catalogue;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.EntityTag;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is sold. */
@ApiComponent
@RestController
class ProductController implements ProductOperations {

    private static final int ID_LONGEST = 100;

    private final Catalogue catalogue;

    ProductController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    @GetMapping(path = "/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
    public ProductResource.Page products(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ProductQuery query = new ProductQuery(
                Parameters.text("category", category, 100),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, ProductQuery.LIMIT_MAX));
        try {
            ProductPage page = catalogue.products(query);
            return new ProductResource.Page(
                    page.items().stream()
                            .map(product -> ProductResource.of(product, Instant.now()))
                            .toList(),
                    page.nextCursor());
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = "/v1/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> product(@PathVariable String id) {
        if (id.length() > ID_LONGEST || id.indexOf('\0') >= 0) {
            throw unknown();
        }
        Product product = catalogue.product(id).orElseThrow(ProductController::unknown);
        return EntityTag.ok(Wire.bytes(ProductResource.of(product, Instant.now())));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.PRODUCT_NOT_FOUND, "No product has this id.");
    }
}
