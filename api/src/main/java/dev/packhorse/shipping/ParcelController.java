package dev.packhorse.shipping;

import dev.packhorse.InvalidCursor;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.RequestHeaders;
import dev.packhorse.order.CancelRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the warehouse does with parcels, and who no longer waits for one. */
@ApiComponent
@RestController
class ParcelController implements ParcelOperations {

    private final Parcels parcels;
    private final HandOverDesk handOvers;
    private final ParcelCancelDesk cancellations;
    private final ApiProperties properties;

    ParcelController(
            Parcels parcels, HandOverDesk handOvers, ParcelCancelDesk cancellations, ApiProperties properties) {
        this.cancellations = cancellations;
        this.parcels = parcels;
        this.handOvers = handOvers;
        this.properties = properties;
    }

    @Override
    @GetMapping(path = "/v1/parcels", produces = MediaType.APPLICATION_JSON_VALUE)
    public ParcelListResource parcels(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ParcelStatus wanted = Objects.requireNonNullElse(
                Parameters.word("status", status, ParcelStatus.class), ParcelStatus.LABELLED);
        try {
            return ParcelListResource.of(
                    parcels.list(wanted, Parameters.text("cursor", cursor, 500), Parameters.limit(limit, 100)));
        } catch (InvalidCursor invalid) {
            throw Parameters.refused("cursor", "malformed", "must come from a page before");
        }
    }

    @Override
    @GetMapping(path = "/v1/parcels/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ParcelResource parcel(@PathVariable String id) {
        return ParcelResource.of(find(id));
    }

    @Override
    @PostMapping(path = "/v1/parcels/{id}/pack", produces = MediaType.APPLICATION_JSON_VALUE)
    public ParcelResource pack(@PathVariable String id) {
        ParcelView parcel = find(id);
        return switch (parcels.pack(parcel.id())) {
            case PackOutcome.Packed _, PackOutcome.AlreadyPacked _ -> ParcelResource.of(find(id));
            case PackOutcome.NotLabelled(ParcelStatus status) ->
                throw new ProblemException(
                        ProblemCode.NOT_PACKABLE, "It is " + word(status) + "; only a labelled parcel can be packed.");
            case PackOutcome.Unknown _ -> throw unknown();
        };
    }

    @Override
    @PostMapping(path = "/v1/parcels/{id}/hand-over", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ParcelResource> handOver(@PathVariable String id, @RequestHeader HttpHeaders headers) {
        boolean done = handOvers.handOver(find(id), RequestHeaders.wait(headers.get("Prefer"), properties));
        return ResponseEntity.status(done ? 200 : 202).body(ParcelResource.of(find(id)));
    }

    @Override
    @PostMapping(path = "/v1/parcels/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ParcelResource> cancel(
            @PathVariable String id,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        ParcelView parcel = find(id);
        String reason = CancelRequest.reason(body);
        boolean done = cancellations.cancel(parcel, reason, RequestHeaders.wait(headers.get("Prefer"), properties));
        return ResponseEntity.status(done ? 200 : 202).body(ParcelResource.of(find(id)));
    }

    private ParcelView find(String id) {
        if (ParcelId.isWellFormed(id)) {
            ParcelView parcel = parcels.find(new ParcelId(id)).orElse(null);
            if (parcel != null) {
                return parcel;
            }
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.PARCEL_NOT_FOUND, "No parcel has this id.");
    }

    static String word(ParcelStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
