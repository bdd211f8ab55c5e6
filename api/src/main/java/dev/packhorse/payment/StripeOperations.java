package dev.packhorse.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The Stripe webhook's part of the API document. */
@Tag(name = "Webhooks", description = "For the payment provider and the carrier")
interface StripeOperations {

    @Operation(
            operationId = "toldStripe",
            summary = "Stripe tells us something",
            description = "Answered as soon as it is stored; applied once, in any order, a moment later.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))),
            responses = {
                @ApiResponse(responseCode = "200", description = "Stored, now or before", content = @Content),
                @ApiResponse(responseCode = "400", ref = "WebhookRefused"),
                @ApiResponse(responseCode = "413", ref = "BodyTooLarge"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<Void> told(
            @Parameter(description = "Over the body as it is") @Nullable String signature, byte @Nullable [] body);
}
