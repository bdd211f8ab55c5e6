package dev.packhorse.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may be wrong with any call. */
@ApiComponent
final class CommonProblemExamples implements ProblemExamples {

    private static final Problem TEMPORAL =
            Problem.of(ProblemCode.TEMPORAL_UNAVAILABLE, "The workflow engine did not answer.");

    private static final Problem POSTGRESQL =
            Problem.of(ProblemCode.POSTGRESQL_UNAVAILABLE, "The database did not answer.");

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put(
                "BodyUnreadable",
                List.of(
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7."),
                        Problem.parameter("id", "malformed", "must be of the form that ids have")));
        problems.put(
                "ValidationFailed",
                List.of(Problem.invalid(
                        List.of(FieldError.at("/reason", "too_long", "must have at most 200 characters")))));
        problems.put("ParameterInvalid", List.of(Problem.parameter("limit", "out_of_range", "must be from 1 to 100")));
        problems.put(
                "WebhookRefused",
                List.of(
                        Problem.of(ProblemCode.SIGNATURE_INVALID, "The signature is of another body or secret."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON.")));
        problems.put(
                "PreconditionRequired",
                List.of(Problem.of(
                        ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you have read.")));
        problems.put(
                "PreconditionFailed",
                List.of(Problem.of(ProblemCode.PRECONDITION_FAILED, "Somebody changed it: read it again.")
                        .with("version", 8)));
        problems.put("BodyTooLarge", List.of(Problem.of(ProblemCode.BODY_TOO_LARGE, "The body may have 65536 bytes.")));
        problems.put(
                "UnsupportedMediaType",
                List.of(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send [application/json].")));
        problems.put("Unavailable", List.of(TEMPORAL, POSTGRESQL));
        return problems;
    }
}
