package dev.packhorse.order;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A wish to cancel as it is sent; the whole body may be left out. */
@Schema(name = "Cancel", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CancelRequest(
        @Schema(maxLength = 200, example = "Ordered by mistake.") @Nullable
        String reason) {

    private static final String BY_THE_CUSTOMER = "Cancelled by the customer.";

    /** The reason that is given, or one that says who it was. */
    public static String reason(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return BY_THE_CUSTOMER;
        }
        Fields fields = Fields.of(Wire.read(body));
        String reason = fields.optionalText("reason", 200);
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return Objects.requireNonNullElse(reason, BY_THE_CUSTOMER);
    }
}
