package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.EmailAddress;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Fields;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For customers who want what is sold out. */
@ApiComponent
@RestController
class BackInStockController implements BackInStockOperations {

    private final BackInStock wishes;
    private final int mostPerPerson;

    BackInStockController(BackInStock wishes, ApiProperties properties) {
        this.wishes = wishes;
        this.mostPerPerson = properties.alerts().perPerson();
    }

    @Schema(name = "BackInStockForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Form(
            @Schema(example = "SHOE-RED-42") String sku,

            @Schema(maxLength = 254, example = "ada@example.com")
            String email) {

        static Form read(Fields fields) {
            return new Form(
                    StockForms.sku(fields), EmailAddress.read(fields, "email").toLowerCase(Locale.ROOT));
        }
    }

    @Override
    @PostMapping(path = "/v1/back-in-stock", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Void> tellMe(@RequestBody(required = false) byte @Nullable [] body) {
        Form form = StockForms.read(body, Form::read);
        return switch (wishes.subscribe(new Sku(form.sku()), form.email(), mostPerPerson)) {
            case BackInStock.Wish.Kept() -> ResponseEntity.accepted().build();
            case BackInStock.Wish.InStock() -> throw new ProblemException(ProblemCode.IN_STOCK, "It can be had now.");
            case BackInStock.Wish.NotSold() ->
                throw new ProblemException(
                        Problem.invalid(List.of(FieldError.at("/sku", "unknown", "is not sold here"))));
            case BackInStock.Wish.TooMany() ->
                throw new ProblemException(
                        ProblemCode.TOO_MANY_WISHES, "One address may wait for " + mostPerPerson + " SKUs at once.");
        };
    }
}
