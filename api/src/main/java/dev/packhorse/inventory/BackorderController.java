package dev.packhorse.inventory;

import dev.packhorse.Expected;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Preconditions;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What may be sold before it is there. */
@ApiComponent
@RestController
class BackorderController implements BackorderOperations {

    private final Backorders backorders;

    BackorderController(Backorders backorders) {
        this.backorders = backorders;
    }

    @Override
    @GetMapping(path = "/v1/admin/backorders/{sku}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<BackorderResource> backorder(@PathVariable String sku) {
        return answer(200, backorders.find(named(sku)).orElseThrow(BackorderController::none));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/backorders/{sku}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<BackorderResource> putBackorder(
            @PathVariable String sku, @RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        Expected expected = Preconditions.expected(headers);
        BackorderPolicy policy = BackorderReader.policy(body);
        int status = expected instanceof Expected.Nothing ? 201 : 200;
        return answer(status, done(backorders.state(named(sku), policy, expected)));
    }

    @Override
    @DeleteMapping("/v1/admin/backorders/{sku}")
    public ResponseEntity<Void> deleteBackorder(@PathVariable String sku, @RequestHeader HttpHeaders headers) {
        Expected seen = new Expected.Version(Preconditions.ifMatch(headers));
        done(backorders.withdraw(named(sku), seen));
        return ResponseEntity.noContent().build();
    }

    private static StatedBackorder done(BackorderOutcome outcome) {
        return switch (outcome) {
            case BackorderOutcome.Done(StatedBackorder backorder) -> backorder;
            case BackorderOutcome.Changed(long version) -> throw Preconditions.failed(version);
            case BackorderOutcome.UnknownSku() -> throw none();
            case BackorderOutcome.UnknownWarehouse() ->
                throw new ProblemException(Problem.invalid(
                        List.of(FieldError.at("/warehouse", "unknown", "must be one of our warehouses"))));
        };
    }

    private static Sku named(String sku) {
        if (!Sku.isWellFormed(sku)) {
            throw none();
        }
        return new Sku(sku);
    }

    private static ProblemException none() {
        return new ProblemException(
                ProblemCode.BACKORDER_NOT_FOUND, "No such SKU is sold, or nothing is promised of it.");
    }

    private static ResponseEntity<BackorderResource> answer(int status, StatedBackorder stated) {
        return ResponseEntity.status(status)
                .eTag(Preconditions.tag(stated.version()))
                .cacheControl(CacheControl.noCache())
                .body(BackorderResource.of(stated));
    }
}
