package dev.packhorse.inventory;

import dev.packhorse.Expected;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Preconditions;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses: opened, changed, closed, never gone. */
@ApiComponent
@RestController
class WarehouseController implements WarehouseOperations {

    private final Warehouses warehouses;
    private final Clock clock = Clock.systemUTC();

    WarehouseController(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @Override
    @GetMapping(path = "/v1/admin/warehouses", produces = MediaType.APPLICATION_JSON_VALUE)
    public WarehouseResource.Listing warehouses() {
        return new WarehouseResource.Listing(warehouses.loads().stream()
                .map(load -> WarehouseResource.of(load, clock.instant()))
                .toList());
    }

    @Override
    @GetMapping(path = "/v1/admin/warehouses/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<WarehouseResource> warehouse(@PathVariable String code) {
        return answer(ResponseEntity.ok(), find(StockForms.code(code)));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/warehouses/{code}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<WarehouseResource> putWarehouse(
            @PathVariable String code,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        WarehouseCode warehouse = StockForms.code(code);
        Expected expected = Preconditions.expected(headers);
        Warehouse wanted = StockForms.read(body, WarehouseForm::read).warehouse(warehouse);
        if (!warehouses.put(wanted, expected)) {
            Optional<Warehouses.Load> present = warehouses.load(warehouse);
            throw Preconditions.failed(
                    present.map(load -> load.warehouse().version()).orElse(null));
        }
        URI location = URI.create("/v1/admin/warehouses/" + warehouse);
        return answer(
                expected instanceof Expected.Nothing ? ResponseEntity.created(location) : ResponseEntity.ok(),
                find(warehouse));
    }

    private ResponseEntity<WarehouseResource> answer(ResponseEntity.BodyBuilder response, Warehouses.Load load) {
        return response.eTag(Preconditions.tag(load.warehouse().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(WarehouseResource.of(load, clock.instant()));
    }

    private Warehouses.Load find(WarehouseCode code) {
        return warehouses
                .load(code)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.WAREHOUSE_NOT_FOUND, "No warehouse has this code."));
    }
}
