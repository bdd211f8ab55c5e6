package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Preconditions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** By which rules warehouses are chosen, and what would be chosen. */
@ApiComponent
@RestController
class SourcingController implements SourcingOperations {

    private final SourcingBook book;
    private final SourcingTrial trial;
    private final DestinationPlaces places;

    SourcingController(SourcingBook book, SourcingTrial trial, DestinationPlaces places) {
        this.book = book;
        this.places = places;
        this.trial = trial;
    }

    @Override
    @GetMapping(path = "/v1/admin/sourcing-rules", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<SourcingRulesResource> sourcingRules() {
        return answer(book.rules());
    }

    @Override
    @PutMapping(
            path = "/v1/admin/sourcing-rules",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<SourcingRulesResource> putSourcingRules(
            @RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        long seen = Preconditions.ifMatch(headers);
        SourcingRules rules = SourcingReader.rules(body);
        return answer(book.replace(rules, seen)
                .orElseThrow(() -> Preconditions.failed(book.rules().version())));
    }

    @Override
    @GetMapping(path = "/v1/admin/destination-places", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<PlacesResource> destinationPlaces() {
        return answer(places.stated());
    }

    @Override
    @PutMapping(
            path = "/v1/admin/destination-places",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<PlacesResource> putDestinationPlaces(
            @RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        long seen = Preconditions.ifMatch(headers);
        Places wanted = SourcingReader.places(body);
        return answer(places.replace(wanted, seen)
                .orElseThrow(() -> Preconditions.failed(places.stated().version())));
    }

    @Override
    @PostMapping(
            path = "/v1/admin/sourcing/what-if",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public SourcingTrialResource whatIf(@RequestBody byte[] body) {
        return SourcingTrialResource.of(trial.explain(SourcingReader.question(body)));
    }

    private static ResponseEntity<PlacesResource> answer(DestinationPlaces.Stated stated) {
        return ResponseEntity.ok()
                .eTag(Preconditions.tag(stated.version()))
                .cacheControl(CacheControl.noCache())
                .body(PlacesResource.of(stated.places()));
    }

    private static ResponseEntity<SourcingRulesResource> answer(SourcingBook.Stated stated) {
        return ResponseEntity.ok()
                .eTag(Preconditions.tag(stated.version()))
                .cacheControl(CacheControl.noCache())
                .body(SourcingRulesResource.of(stated.rules()));
    }
}
