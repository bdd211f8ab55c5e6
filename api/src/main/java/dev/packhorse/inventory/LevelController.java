package dev.packhorse.inventory;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Fields;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is of everything, and how it came to be so. */
@ApiComponent
@RestController
class LevelController implements LevelOperations {

    private static final int MOST = 200;

    private final StockLevels levels;
    private final StockMovements movements;
    private final StockLedger ledger;

    LevelController(StockLevels levels, StockMovements movements, StockLedger ledger) {
        this.levels = levels;
        this.movements = movements;
        this.ledger = ledger;
    }

    @Override
    @GetMapping(path = "/v1/admin/stock", produces = MediaType.APPLICATION_JSON_VALUE)
    public LevelResource.Listing levels(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        StockLevels.Query query = new StockLevels.Query(
                StockForms.skuOf(sku),
                StockForms.codeOf(warehouse),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, MOST));
        return LevelResource.of(page(() -> levels.page(query)));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/stock/{warehouse}/{sku}/safety-stock",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public LevelResource keepBack(
            @PathVariable String warehouse,
            @PathVariable String sku,
            @RequestBody(required = false) byte @Nullable [] body) {
        StockLevel level = find(warehouse, sku).level();
        long units = StockForms.read(body, LevelController::units);
        ledger.keepBack(level.warehouse(), level.sku(), units);
        return LevelResource.of(find(warehouse, sku));
    }

    @Override
    @GetMapping(path = "/v1/admin/stock-movements", produces = MediaType.APPLICATION_JSON_VALUE)
    public MovementResource.Listing movements(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        StockMovements.Query query = new StockMovements.Query(
                StockForms.skuOf(sku),
                StockForms.codeOf(warehouse),
                Parameters.text("order", order, 64),
                Parameters.text("reference", reference, 64),
                Parameters.word("kind", kind, MovementKind.class),
                Parameters.instant("from", from),
                Parameters.instant("to", to),
                Parameters.text("cursor", cursor, 500),
                Parameters.limit(limit, MOST));
        return MovementResource.of(page(() -> movements.page(query)));
    }

    private StockLevels.Row find(String warehouse, String sku) {
        if (Sku.isWellFormed(sku)) {
            StockLevels.Query query = new StockLevels.Query(new Sku(sku), StockForms.code(warehouse), null, 1);
            StockPage<StockLevels.Row> found = levels.page(query);
            if (!found.items().isEmpty()) {
                return found.items().getFirst();
            }
        }
        throw new ProblemException(ProblemCode.LEVEL_NOT_FOUND, "This SKU has never been in this warehouse.");
    }

    private static long units(Fields fields) {
        return fields.number("units", 0, StockForms.MOST_UNITS);
    }

    private static <T> T page(Supplier<T> page) {
        try {
            return page.get();
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }
}
