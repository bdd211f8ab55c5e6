package dev.packhorse.proof.whole;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** After a failure: which orders did not end, and what every process said last. */
final class LastWords implements TestWatcher {

    private static final int LINES = 30;

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        if (context.getRequiredTestInstance() instanceof WholeJourney journey && journey.platform != null) {
            System.err.println("Orders that did not end:\n" + String.join("\n", journey.run.unended()));
            System.err.println(journey.platform.lastWords(LINES));
        }
    }
}
