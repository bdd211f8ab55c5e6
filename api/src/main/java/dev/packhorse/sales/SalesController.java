package dev.packhorse.sales;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Parameters;
import dev.packhorse.catalogue.Catalogue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sold. */
@ApiComponent
@RestController
class SalesController implements SalesOperations {

    private static final Duration BESTSELLERS_FRESH = Duration.ofMinutes(1);
    private static final int DAYS_MOST = 366;
    private static final int ID_LONGEST = 100;

    private final SalesStatistics statistics;
    private final Catalogue catalogue;

    SalesController(SalesStatistics statistics, Catalogue catalogue) {
        this.statistics = statistics;
        this.catalogue = catalogue;
    }

    @Override
    @GetMapping(path = "/v1/admin/statistics/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public SalesResource ofProduct(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Period period = Period.of(from, to);
        return SalesResource.of(period, statistics.ofProduct(known(id), period.from(), period.to()));
    }

    @Override
    @GetMapping(path = "/v1/admin/statistics/categories/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public SalesResource ofCategory(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Period period = Period.of(from, to);
        return SalesResource.of(period, statistics.ofCategory(known(id), period.from(), period.to()));
    }

    @Override
    @GetMapping(path = "/v1/admin/statistics/days", produces = MediaType.APPLICATION_JSON_VALUE)
    public SalesResource ofAll(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Period period = Period.of(from, to);
        return SalesResource.of(period, statistics.ofAll(period.from(), period.to()));
    }

    @Override
    @GetMapping(path = "/v1/products/best-sellers", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<SalesResource.Bestsellers> bestsellers(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String days,
            @RequestParam(required = false) @Nullable String limit) {
        LocalDate since =
                LocalDate.now(ZoneOffset.UTC).minusDays(Parameters.number("days", days, 1, DAYS_MOST, 30) - 1);
        List<SalesResource.Seller> sellers =
                statistics
                        .bestsellers(Parameters.text("category", category, 100), since, Parameters.limit(limit, 100))
                        .stream()
                        .flatMap(seller -> catalogue.product(seller.productId()).stream()
                                .map(product -> new SalesResource.Seller(product.id(), product.name(), seller.units())))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(BESTSELLERS_FRESH).cachePublic())
                .body(new SalesResource.Bestsellers(sellers));
    }

    /** What nobody has ever sold has sold nothing. */
    private static String known(String id) {
        if (id.length() > ID_LONGEST || id.indexOf('\0') >= 0) {
            throw Parameters.refused("id", "malformed", "must be an id");
        }
        return id;
    }
}
