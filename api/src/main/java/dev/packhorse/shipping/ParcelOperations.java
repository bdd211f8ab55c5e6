package dev.packhorse.shipping;

import dev.packhorse.order.CancelRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The parcels' part of the API document. */
@Tag(name = "Parcels", description = "For the warehouse: pack, hand over; and for who no longer waits: cancel")
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
            operationId = "cancelParcel",
            summary = "Cancel a parcel that waits for its stock",
            description = """
                    It alone, also after other parcels of its order have left: its units go to whoever waits next, and its share is \
                    voided as soon as no other parcel needs the authorisation. When it was the last of its order, the order is \
                    cancelled. Answers once that is done; repeating is safe.""",
            parameters =
                    @Parameter(
                            name = "Prefer",
                            in = ParameterIn.HEADER,
                            description = "`wait=N` in seconds, as for placing",
                            schema = @Schema(type = "string")),
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CancelRequest.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Cancelled; what was its was given back",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Not settled within the wait: look at the parcel, or repeat the call",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParcelResource.class))),
                @ApiResponse(responseCode = "404", ref = "ParcelNotFound"),
                @ApiResponse(responseCode = "409", ref = "NotCancellable"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<ParcelResource> cancel(
            @Parameter(description = "The parcel's id") String id,
            @Parameter(hidden = true) HttpHeaders headers,
            byte @Nullable [] body);

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
