package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Thresholds, and the feed of what was told of stock. */
@ApiComponent
@RestController
class AlertController implements AlertOperations {

    private static final String THRESHOLD = "/v1/admin/stock/{warehouse}/{sku}/threshold";

    private final StockAlerts alerts;
    private final StockLevels levels;

    AlertController(StockAlerts alerts, StockLevels levels) {
        this.alerts = alerts;
        this.levels = levels;
    }

    @Override
    @GetMapping(path = "/v1/admin/stock-alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    public AlertResource.Listing alerts(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        long after = Parameters.number("cursor", cursor, 0, Long.MAX_VALUE, 0);
        List<AlertResource> items = alerts.after(after, Parameters.limit(limit, 200)).stream()
                .map(AlertResource::of)
                .toList();
        return new AlertResource.Listing(
                items, String.valueOf(items.isEmpty() ? after : items.getLast().id()));
    }

    @Override
    @GetMapping(path = THRESHOLD, produces = MediaType.APPLICATION_JSON_VALUE)
    public ThresholdResource threshold(@PathVariable String warehouse, @PathVariable String sku) {
        StockLevel level = level(warehouse, sku);
        return alerts.threshold(level.warehouse(), level.sku())
                .map(ThresholdResource::of)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "Nobody watches this level."));
    }

    @Override
    @PutMapping(
            path = THRESHOLD,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ThresholdResource putThreshold(
            @PathVariable String warehouse,
            @PathVariable String sku,
            @RequestBody(required = false) byte @Nullable [] body) {
        StockLevel level = level(warehouse, sku);
        ThresholdResource.Form form = StockForms.read(body, ThresholdResource.Form::read);
        alerts.put(level.warehouse(), level.sku(), form.lowAt(), form.enough());
        return threshold(warehouse, sku);
    }

    @Override
    @DeleteMapping(path = THRESHOLD)
    public ResponseEntity<Void> removeThreshold(@PathVariable String warehouse, @PathVariable String sku) {
        StockLevel level = level(warehouse, sku);
        alerts.remove(level.warehouse(), level.sku());
        return ResponseEntity.noContent().build();
    }

    private StockLevel level(String warehouse, String sku) {
        if (Sku.isWellFormed(sku)) {
            StockLevels.Query query = new StockLevels.Query(new Sku(sku), StockForms.code(warehouse), null, 1);
            List<StockLevels.Row> found = levels.page(query).items();
            if (!found.isEmpty()) {
                return found.getFirst().level();
            }
        }
        throw new ProblemException(ProblemCode.LEVEL_NOT_FOUND, "This SKU has never been in this warehouse.");
    }
}
