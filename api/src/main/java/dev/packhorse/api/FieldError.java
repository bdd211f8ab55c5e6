package dev.packhorse.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a request: a field by its JSON pointer, or a query parameter or header by its name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        @Schema(description = "JSON Pointer (RFC 6901) into the body", example = "/lines/0/quantity") @Nullable
        String pointer,

        @Nullable String parameter,
        @Schema(example = "out_of_range") String code,
        @Schema(example = "must be from 1 to 1000") String detail) {

    public static FieldError at(String pointer, String code, String detail) {
        return new FieldError(pointer, null, code, detail);
    }

    public static FieldError parameter(String name, String code, String detail) {
        return new FieldError(null, name, code, detail);
    }
}
