package dev.packhorse.inventory;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every step of a transfer with the options it runs under: here at first, and where an operator sees it when that fails. */
final class TransferSteps {

    // A statement of ours takes milliseconds; PostgreSQL being away is noticed by the pool within 2 seconds.
    private static final Duration DATABASE_ANSWERS = Duration.ofSeconds(15);

    private static final LocalActivityOptions LOCALLY = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(DATABASE_ANSWERS)
            .setScheduleToCloseTimeout(Duration.ofSeconds(7))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(2))
                    .build())
            .build();

    // Without end, but at most once a minute: an outage must not end in a stampede.
    private static final RetryOptions PATIENTLY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();

    private final PaperId transfer;

    TransferSteps(PaperId transfer) {
        this.transfer = transfer;
    }

    ShipOutcome ship(String actor) {
        return quickly("Take it out of the stock it leaves", step -> step.ship(transfer, actor));
    }

    ArrivalOutcome receive(Arrival arrival) {
        return quickly("Book what came in", step -> step.receive(transfer, arrival));
    }

    TransferStatus cancel(String actor) {
        return quickly("Call it off", step -> step.cancel(transfer, actor));
    }

    void ask(@Nullable String question) {
        quickly(question == null ? "The question is settled" : "Needs attention: " + question, step -> {
            step.ask(transfer, question);
            return true;
        });
    }

    private static <R> R quickly(String summary, Functions.Func1<TransferActivities, R> step) {
        try {
            return step.apply(Workflow.newLocalActivityStub(
                    TransferActivities.class,
                    LocalActivityOptions.newBuilder(LOCALLY).setSummary(summary).build()));
        } catch (ActivityFailure failure) {
            return step.apply(Workflow.newActivityStub(
                    TransferActivities.class,
                    ActivityOptions.newBuilder()
                            .setTaskQueue(TransferWorkflow.TASK_QUEUE)
                            .setSummary(summary)
                            .setStartToCloseTimeout(DATABASE_ANSWERS)
                            .setRetryOptions(PATIENTLY)
                            .build()));
        }
    }
}
