package dev.packhorse.workers;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Keeps stack traces away from whoever starts a process: a start that fails is told in one line by {@link #explain}, and in
 * full only at debug level.
 */
public class OneLineReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(OneLineReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        LOG.debug("The start failed", failure);
        return true;
    }

    /** What to print: the refusal among the causes when there is one, else the innermost cause. */
    public static String explain(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = causeOf(cause)) {
            if (cause instanceof RefusedToStart) {
                return oneLine(cause);
            }
            innermost = cause;
        }
        return "could not start: " + oneLine(innermost);
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }
}
