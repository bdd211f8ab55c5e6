package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.catalogue.Availability;
import dev.packhorse.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could be had now, as a hint: only an order holds stock. */
@ApiComponent
@RestController
class StockController implements StockOperations {

    private static final int MOST_SKUS = 100;

    private final Catalogue catalogue;

    StockController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    @GetMapping(path = "/v1/stock", produces = MediaType.APPLICATION_JSON_VALUE)
    public StockResource stock(@RequestParam(required = false) @Nullable List<String> sku) {
        if (sku == null || sku.isEmpty() || sku.size() > MOST_SKUS) {
            throw Parameters.refused("sku", "required", "must be given 1 to " + MOST_SKUS + " times");
        }
        List<StockResource.Item> items = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        sku.stream().distinct().forEach(wanted -> {
            if (!Sku.isWellFormed(wanted)) {
                throw Parameters.refused("sku", "malformed", "must be letters, digits, dots, dashes and underscores");
            }
            Availability found = catalogue.availability(new Sku(wanted)).orElse(null);
            if (found == null) {
                unknown.add(wanted);
            } else {
                items.add(StockResource.item(found));
            }
        });
        return new StockResource(items, unknown);
    }
}
