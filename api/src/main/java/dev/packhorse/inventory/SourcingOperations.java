package dev.packhorse.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The sourcing's part of the API document. */
@Tag(name = "Sourcing", description = "For staff: which warehouse ships what, and why")
interface SourcingOperations {

    String JSON = "application/json";

    String RULES = """
            {
              "rules": [{"rule": "ships_alone"}, {"rule": "fewest_parcels"}, {"rule": "nearest", "by": "region"}, {"rule": "preferred"}],
              "split_lines": true
            }""";

    String QUESTION = """
            {
              "lines": [{"sku": "SHOE-RED-42", "quantity": 2}],
              "destination": {"country": "DE", "postal_code": "10999"},
              "rules": [{"rule": "keeps_stock_balanced"}, {"rule": "preferred"}],
              "split_lines": false,
              "levels": [{"sku": "SHOE-RED-42", "warehouse": "BER", "available": 1},
                {"sku": "SHOE-RED-42", "warehouse": "RTM", "available": 40}]
            }""";

    String PLACES = """
            {
              "places": [{"country": "DE", "coordinates": {"latitude": 51.1638, "longitude": 10.4478}},
                {"country": "DE", "postal_code": "10", "coordinates": {"latitude": 52.52, "longitude": 13.405}},
                {"country": "US", "region": "NY", "coordinates": {"latitude": 40.7128, "longitude": -74.006}}]
            }""";

    @Operation(
            operationId = "sourcingRules",
            summary = "Look at the rules by which warehouses are chosen",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The rules, the one that decides first at the top",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"4\"")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = SourcingRulesResource.class),
                                        examples = @ExampleObject(name = "rules", value = RULES))),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<SourcingRulesResource> sourcingRules();

    @Operation(
            operationId = "putSourcingRules",
            summary = "State the rules by which warehouses are chosen",
            description = """
                    Counts for the next order; what is held stays where it is. A rule keeps the candidates that are best by it \
                    and leaves the rest of the choice to the next one: `ships_alone`, `fewest_parcels`, `nearest` (`by` country, \
                    region or postal_code), `preferred` (the lower priority number), `respects_cut_off` \
                    (who sends it on the earlier day), `respects_capacity` (who has fewer full days of parcels before it), `least_distance` \
                    (the fewest kilometres along the great circle), `keeps_stock_balanced`.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of the rules that these replace",
                            schema = @Schema(type = "string"),
                            example = "\"4\""),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = SourcingRulesResource.class),
                                            examples = @ExampleObject(name = "nearer first", value = RULES))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The rules as they stand now",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"5\"")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = SourcingRulesResource.class))),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<SourcingRulesResource> putSourcingRules(byte[] body, @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "destinationPlaces",
            summary = "Look at where destinations lie",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The places as they stand",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"4\"")),
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = PlacesResource.class),
                                        examples = @ExampleObject(name = "places", value = PLACES))),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<PlacesResource> destinationPlaces();

    @Operation(
            operationId = "putDestinationPlaces",
            summary = "State where destinations lie",
            description = """
                    For the rule `least_distance`, of orders that come without coordinates: of a country, of a region in it, or of \
                    the postal codes that begin alike. Of several that fit the longest beginning counts, then the region, then the \
                    country. At most 2000; they replace those that were there.""",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "The ETag of the places that these replace",
                            schema = @Schema(type = "string"),
                            example = "\"4\""),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = PlacesResource.class),
                                            examples = @ExampleObject(name = "places", value = PLACES))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The places as they stand now",
                        headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"5\"")),
                        content = @Content(mediaType = JSON, schema = @Schema(implementation = PlacesResource.class))),
                @ApiResponse(responseCode = "412", ref = "PreconditionFailed"),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "428", ref = "PreconditionRequired"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    ResponseEntity<PlacesResource> putDestinationPlaces(byte[] body, @Parameter(hidden = true) HttpHeaders headers);

    @Operation(
            operationId = "whatIf",
            summary = "Ask what would be sent from where",
            description = """
                    Answers for a basket that nobody has ordered, and says of each warehouse and rule why. Holds nothing and \
                    changes nothing. `rules` (with `split_lines`) and `levels` stand in for those of the house; of a SKU that \
                    `levels` does not name the real stock counts.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = WhatIfRequest.class),
                                            examples = @ExampleObject(name = "balanced", value = QUESTION))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Parcels, or what is missing, and how it was decided",
                        content =
                                @Content(
                                        mediaType = JSON,
                                        schema = @Schema(implementation = SourcingTrialResource.class))),
                @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType"),
                @ApiResponse(responseCode = "422", ref = "ValidationFailed"),
                @ApiResponse(responseCode = "503", ref = "Unavailable")
            })
    SourcingTrialResource whatIf(byte[] body);
}
