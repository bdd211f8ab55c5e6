package dev.packhorse.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A problem as of RFC 9457. {@code code} is what programs decide by, {@code detail} what people read.
 *
 * @param more members that belong to one code only, such as {@code shortfalls}
 */
@Schema(description = "A problem (RFC 9457) with a stable code; some codes add members of their own")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "errors"})
public record Problem(
        @Schema(example = "urn:packhorse:problem:validation_failed")
        String type,

        @Schema(example = "The request is not valid") String title,
        @Schema(example = "422") int status,
        @Schema(example = "validation_failed") String code,
        String detail,
        List<FieldError> errors,
        @JsonIgnore Map<String, Object> more) {

    /** The member that says in how many seconds to repeat a call that was refused for now. */
    public static final String RETRY_AFTER = "retry_after";

    private static final int LATEST_RETURN = 5;

    public Problem {
        errors = List.copyOf(errors);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public static Problem of(ProblemCode code, String detail) {
        return of(code, detail, List.of());
    }

    public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(
                "urn:packhorse:problem:" + code.code(),
                code.title(),
                code.status(),
                code.code(),
                detail,
                errors,
                Map.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        return of(
                ProblemCode.VALIDATION_FAILED,
                errors.size() == 1 ? "One thing is wrong." : errors.size() + " things are wrong.",
                errors);
    }

    public static Problem parameter(String name, String code, String detail) {
        return of(
                ProblemCode.PARAMETER_INVALID,
                "Parameter " + name + " " + detail + ".",
                List.of(FieldError.parameter(name, code, detail)));
    }

    public Problem with(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(type, title, status, code, detail, errors, members);
    }

    @JsonAnyGetter
    Map<String, Object> members() {
        return more;
    }

    /** Written out here rather than negotiated, so that a caller who accepts nothing we have still learns why. */
    public ResponseEntity<byte[]> response(HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        all.setCacheControl("no-store");
        if (status == 503) {
            all.set(HttpHeaders.RETRY_AFTER, "2");
        } else if (status == 429) {
            all.set(HttpHeaders.RETRY_AFTER, String.valueOf(more.getOrDefault(RETRY_AFTER, comeBack())));
        }
        return ResponseEntity.status(status).headers(all).body(Wire.write(this).getBytes(StandardCharsets.UTF_8));
    }

    /** Who was sent away together does not come back together. */
    private static int comeBack() {
        return ThreadLocalRandom.current().nextInt(1, LATEST_RETURN + 1);
    }
}
