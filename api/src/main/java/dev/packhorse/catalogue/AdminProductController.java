package dev.packhorse.catalogue;

import dev.packhorse.Expected;
import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Fields;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Preconditions;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.Sku;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where products and their prices are edited. */
@ApiComponent
@RestController
class AdminProductController implements AdminProductOperations {

    private final CatalogueEditor editor;
    private final ProductFiles files;
    private final PriceForm prices;
    private final ProductForm products;

    AdminProductController(CatalogueEditor editor, ProductFiles files, Languages languages, ApiProperties properties) {
        this.editor = editor;
        this.files = files;
        this.prices = new PriceForm(properties.currencies());
        this.products = new ProductForm(languages.own(), prices);
    }

    @Override
    @GetMapping(path = "/v1/admin/products", produces = MediaType.APPLICATION_JSON_VALUE)
    public AdminProductResource.Page adminProducts(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String archived,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ProductFiles.Query query = new ProductFiles.Query(
                Parameters.text("category", category, 100),
                Parameters.text("sku", sku, 64),
                Parameters.flag("archived", archived),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, ProductQuery.LIMIT_MAX));
        try {
            ProductFiles.Page page = files.list(query);
            return new AdminProductResource.Page(
                    page.items().stream().map(AdminProductResource::of).toList(), page.nextCursor());
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = "/v1/admin/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> adminProduct(@PathVariable String id) {
        if (!Product.isWellFormed(id)) {
            throw unknown();
        }
        return answer(200, files.find(id).orElseThrow(AdminProductController::unknown));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/products/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> putProduct(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader HttpHeaders headers) {
        if (!Product.isWellFormed(id)) {
            throw Parameters.refused(
                    "id", "malformed", "must be prd_ and 1 to 60 letters, digits, dashes and underscores");
        }
        Expected expected = Preconditions.expected(headers);
        Product product = products.read(id, body == null ? new byte[0] : body);
        return answer(expected instanceof Expected.Nothing ? 201 : 200, editor.put(product, expected));
    }

    @Override
    @PostMapping(path = "/v1/admin/products/{id}/archive", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> archiveProduct(
            @PathVariable String id, @RequestHeader HttpHeaders headers) {
        return answer(200, editor.archive(known(id), seen(headers)));
    }

    @Override
    @PostMapping(path = "/v1/admin/products/{id}/activate", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> activateProduct(
            @PathVariable String id, @RequestHeader HttpHeaders headers) {
        return answer(200, editor.activate(known(id), seen(headers)));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/variants/{sku}/prices/{currency}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> putPrice(
            @PathVariable String sku,
            @PathVariable String currency,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader HttpHeaders headers) {
        String known = currency(currency);
        Expected expected = seen(headers);
        Fields fields = Fields.of(Wire.read(body == null ? new byte[0] : body));
        Price price = prices.read(fields, known);
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return answer(200, editor.price(sku(sku), price, expected));
    }

    @Override
    @DeleteMapping(path = "/v1/admin/variants/{sku}/prices/{currency}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminProductResource> deletePrice(
            @PathVariable String sku,
            @PathVariable String currency,
            @RequestParam(required = false) @Nullable String from,
            @RequestHeader HttpHeaders headers) {
        Instant begin = Parameters.instant("from", from);
        Currency known = Currency.getInstance(currency(currency));
        return answer(200, editor.withoutPrice(sku(sku), known, begin, seen(headers)));
    }

    private String currency(String given) {
        String currency = given.toUpperCase(Locale.ROOT);
        if (!prices.isCurrency(currency)) {
            throw Parameters.refused("currency", "unknown", prices.known());
        }
        return currency;
    }

    private static Expected seen(HttpHeaders headers) {
        return new Expected.Version(Preconditions.ifMatch(headers));
    }

    private static String known(String id) {
        if (!Product.isWellFormed(id)) {
            throw unknown();
        }
        return id;
    }

    private static Sku sku(String sku) {
        if (!Sku.isWellFormed(sku)) {
            throw notSold();
        }
        return new Sku(sku);
    }

    private static ResponseEntity<AdminProductResource> answer(int status, ProductEdit edit) {
        return switch (edit) {
            case ProductEdit.Stored(StoredProduct stored) -> answer(status, stored);
            case ProductEdit.Unknown _ -> throw unknown();
            case ProductEdit.Outdated(long version) -> throw Preconditions.failed(version);
            case ProductEdit.NotSold _ -> throw notSold();
            case ProductEdit.NoSuchPrice _ ->
                throw new ProblemException(
                        ProblemCode.PRICE_NOT_FOUND, "No price in this currency begins at this moment.");
            case ProductEdit.TooManyPrices _ ->
                throw new ProblemException(
                        ProblemCode.TOO_MANY_PRICES,
                        "A variant has at most " + PriceList.MOST + ": delete those that are over.");
            case ProductEdit.UnknownCategory(String category) -> throw AdminProblems.unknownCategory(category);
            case ProductEdit.SkusTaken(var products) -> throw AdminProblems.skusTaken(products);
        };
    }

    private static ResponseEntity<AdminProductResource> answer(int status, StoredProduct stored) {
        String id = stored.product().id();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .eTag(Preconditions.tag(stored.product().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 201) {
            answer.location(URI.create("/v1/admin/products/" + id));
        }
        return answer.body(AdminProductResource.of(stored));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.PRODUCT_NOT_FOUND, "No product has this id.");
    }

    private static ProblemException notSold() {
        return new ProblemException(ProblemCode.VARIANT_NOT_FOUND, "No variant that is sold has this SKU.");
    }
}
