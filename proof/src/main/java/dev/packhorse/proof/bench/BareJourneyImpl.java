package dev.packhorse.proof.bench;

import dev.packhorse.temporal.SearchAttributes;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The steps of an order in their order, each wait with its deadline. */
public final class BareJourneyImpl implements BareJourney {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofDays(3);

    private final BareSteps regular = Workflow.newActivityStub(
            BareSteps.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(STEP).build());
    private final BareSteps local = Workflow.newLocalActivityStub(
            BareSteps.class,
            LocalActivityOptions.newBuilder().setStartToCloseTimeout(STEP).build());

    private String answer = "";
    private boolean placed;
    private boolean handedOver;
    private boolean delivered;

    @Override
    public void fulfil(String id, String payload) {
        local.hold(payload);
        regular.authorise(payload);
        answer = local.place(payload);
        Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("placed"));
        placed = true;
        regular.label(id, payload);
        Workflow.await(DEADLINE, () -> handedOver);
        regular.capture(id, payload);
        Workflow.await(DEADLINE, () -> delivered);
        Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("delivered"));
        local.complete(payload);
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    @Override
    public String placement() {
        Workflow.await(() -> placed);
        return answer;
    }

    @Override
    public void handedOver() {
        handedOver = true;
    }

    @Override
    public void delivered() {
        delivered = true;
    }
}
