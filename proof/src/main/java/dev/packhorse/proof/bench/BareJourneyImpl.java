package dev.packhorse.proof.bench;

import dev.packhorse.temporal.SearchAttributes;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
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

    private final Rest rest;
    private String answer = "";
    private boolean placed;
    private boolean handedOver;
    private boolean delivered;

    /** Who is told that an order waits: the world outside reacts to an order at rest, not to one under way. */
    interface Rest {
        void of(String id, boolean handedOver);
    }

    BareJourneyImpl(Rest rest) {
        this.rest = rest;
    }

    @Override
    public void fulfil(String id, String payload) {
        local.hold(payload);
        regular.authorise(payload);
        answer = local.place(payload);
        Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("placed"));
        placed = true;
        regular.label(id, payload);
        rests(id, false);
        Workflow.await(DEADLINE, () -> handedOver);
        regular.capture(id, payload);
        rests(id, true);
        Workflow.await(DEADLINE, () -> delivered);
        Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet("delivered"));
        local.complete(payload);
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    private void rests(String id, boolean handedOver) {
        if (!WorkflowUnsafe.isReplaying()) {
            rest.of(id, handedOver);
        }
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
