package dev.packhorse.order;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;

/** Says a failure in words that an operator can use. */
final class Failures {

    private Failures() {}

    static String inWords(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return switch (root) {
            case ApplicationFailure application -> application.getOriginalMessage();
            case TimeoutFailure _ -> "no answer in time";
            case CanceledFailure _ -> "it was called off";
            default -> root.getClass().getSimpleName();
        };
    }
}
