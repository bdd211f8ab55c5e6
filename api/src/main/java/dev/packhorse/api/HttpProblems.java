package dev.packhorse.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the HTTP layer refuses before we see it. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem of(int status, @Nullable Exception why) {
        return switch (why) {
            case MethodArgumentTypeMismatchException wrong ->
                Problem.parameter(wrong.getName(), "wrong_type", "cannot be understood");
            case MissingServletRequestParameterException missing ->
                Problem.parameter(missing.getParameterName(), "required", "is required");
            case MissingRequestValueException missing ->
                Problem.of(ProblemCode.BAD_REQUEST, "A required part of the request is missing.", List.of());
            case HttpMediaTypeNotSupportedException type ->
                Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send " + type.getSupportedMediaTypes() + ".");
            case null, default -> of(status);
        };
    }

    static Problem of(int status) {
        return switch (status) {
            case 404 -> Problem.of(ProblemCode.NOT_FOUND, "Nothing is found under this address.");
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The Allow header says which methods are.");
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "We speak application/json.");
            case 413 -> Problem.of(ProblemCode.BODY_TOO_LARGE, "The body is too large.");
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            case 503 -> Problem.of(ProblemCode.INTERNAL_ERROR, "Try again.");
            default ->
                status < 500
                        ? Problem.of(ProblemCode.BAD_REQUEST, "The request cannot be understood.")
                        : Problem.of(ProblemCode.INTERNAL_ERROR, "The failure was written down.");
        };
    }
}
