package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a file is not taken or not given. */
@ApiComponent
final class FeedProblemExamples implements ProblemExamples {

    private static final Problem POSTGRESQL =
            Problem.of(ProblemCode.POSTGRESQL_UNAVAILABLE, "The database did not answer.");

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put("ImportNotFound", List.of(Problem.of(ProblemCode.IMPORT_NOT_FOUND, "No import has this id.")));
        problems.put("ExportNotFound", List.of(Problem.of(ProblemCode.EXPORT_NOT_FOUND, "No export has this id.")));
        problems.put("ExportNotReady", List.of(Problem.of(ProblemCode.EXPORT_NOT_READY, "The export is running.")));
        problems.put(
                "FileUnreadable",
                List.of(
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this import."),
                        Problem.parameter("kind", "required", "must be products, prices or stock"),
                        Problem.of(ProblemCode.BAD_REQUEST, "The body is not gzip, or it broke off.")));
        problems.put(
                "FileUnusable",
                List.of(
                        Problem.invalid(List.of(
                                FieldError.at("/colour", "unknown_column", "is no column of products"),
                                FieldError.at("/sku", "required", "is required"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another file.")));
        problems.put(
                "ExportUnavailable",
                List.of(POSTGRESQL, Problem.of(ProblemCode.TOO_MANY_EXPORTS, "Repeat the call later.")));
        return problems;
    }
}
