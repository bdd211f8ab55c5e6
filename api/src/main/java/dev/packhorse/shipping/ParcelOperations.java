package dev.packhorse.shipping;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The parcels' part of the API document. */
@Tag(name = "Parcels", description = "For the warehouse: pack, hand over")
interface ParcelOperations {

    @Operation(
            operationId = "parcels",
            summary = "List parcels of one status, oldest first",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelListResource.class))),
                @ApiResponse(responseCode = "400", ref = "ParameterInvalid"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ParcelListResource parcels(
            @Parameter(description = "Else `labelled`: what waits to be packed", example = "labelled") @Nullable
                    String status,
            @Parameter(description = "`next` of the page before") @Nullable String cursor,
            @Parameter(description = "1 to 100, else 20") @Nullable String limit);

    @Operation(
            operationId = "parcel",
            summary = "Look at a parcel",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The parcel as it stands",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(responseCode = "404", ref = "ParcelNotFound"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ParcelResource parcel(@Parameter(description = "The parcel's id") String id);

    @Operation(
            operationId = "pack",
            summary = "The box is packed",
            description = "Needs a label. Repeating is safe and answered the same, also after the parcel has left.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Packed",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(responseCode = "404", ref = "ParcelNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotPackable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ParcelResource pack(@Parameter(description = "The parcel's id") String id);

    @Operation(
            operationId = "handOver",
            summary = "The carrier took the box",
            description = """
                    Needs a packed parcel. With the first parcel gone the order can no longer be cancelled, and its share is \
                    captured. Repeating is safe.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Handed over",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not written down within the wait: repeat the call",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(responseCode = "404", ref = "ParcelNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotHandOverable"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ParcelResource> handOver(
            @Parameter(description = "The parcel's id") String id, @Parameter(hidden = true) HttpHeaders headers);
}
