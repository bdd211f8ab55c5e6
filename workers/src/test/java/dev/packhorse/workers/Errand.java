package dev.packhorse.workers;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A journey of one step that takes as long as the test wants. */
@WorkflowInterface
public interface Errand {

    @WorkflowMethod
    String run();

    class Impl implements Errand {

        @Override
        public String run() {
            return Workflow.newActivityStub(
                            Step.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                                    .build())
                    .take();
        }
    }

    @ActivityInterface
    interface Step {

        String take();
    }

    /** Waits in the middle of the step until the test lets it go on. */
    class Held implements Step {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayFinish = new CountDownLatch(1);

        @Override
        public String take() {
            begun.countDown();
            try {
                if (!mayFinish.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("The test never let the step finish.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The step was interrupted.");
            }
            return "done";
        }
    }
}
