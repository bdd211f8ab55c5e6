package dev.packhorse.inventory;

import static dev.packhorse.inventory.TransferDecision.Resolution.CANCEL;
import static dev.packhorse.inventory.TransferDecision.Resolution.WAIT;
import static dev.packhorse.inventory.TransferDecision.Resolution.WRITE_OFF;
import static dev.packhorse.inventory.TransferStatus.CANCELLED;
import static dev.packhorse.inventory.TransferStatus.IN_TRANSIT;
import static dev.packhorse.inventory.TransferStatus.REQUESTED;

import dev.packhorse.inventory.TransferBoard.Question;
import dev.packhorse.temporal.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowLock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits to be shipped, then to arrive; each step is one transaction of its own, so that nothing is ever to be undone. */
public class TransferWorkflowImpl implements TransferWorkflow {

    private static final String OPERATOR = "operator";

    private final Transfer transfer;
    private final TransferSteps steps;

    /** One step at a time: the next one must know what became of the one before. */
    private final WorkflowLock turn = Workflow.newWorkflowLock();

    private TransferStatus status = REQUESTED;
    private long underWay;
    private boolean calledOff;
    private int questions;
    private @Nullable Question question;
    private @Nullable TransferDecision decision;

    @WorkflowInit
    public TransferWorkflowImpl(Transfer transfer) {
        this.transfer = transfer;
        this.steps = new TransferSteps(transfer.id());
    }

    @Override
    public TransferStatus carry(Transfer transfer) {
        // "Request cancellation" in the Web UI means the update; what is on its way stays on its way.
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            calledOff = true;
            return reason;
        });
        Workflow.newDetachedCancellationScope(() -> {
                    show();
                    waitToLeave();
                    waitToArrive();
                    Workflow.await(Workflow::isEveryHandlerFinished);
                })
                .run();
        return status;
    }

    private void waitToLeave() {
        waitOrAsk(
                () -> status != REQUESTED || calledOff,
                () -> new Question("It has not been shipped from " + transfer.origin() + ".", List.of(WAIT, CANCEL)));
        if (status == REQUESTED) {
            cancel(OPERATOR);
        }
    }

    private void waitToArrive() {
        waitOrAsk(
                () -> status.isFinal(),
                () -> new Question(
                        underWay + " units have not arrived at " + transfer.destination() + ".",
                        List.of(WAIT, WRITE_OFF)));
    }

    private void waitOrAsk(BooleanSupplier done, Supplier<Question> asked) {
        while (!Workflow.await(transfer.patience(), done::getAsBoolean)) {
            ask(asked.get(), done);
        }
    }

    private void ask(Question asked, BooleanSupplier done) {
        inTurn(() -> {
            if (!done.getAsBoolean()) {
                decision = null;
                question = asked;
                questions++;
                steps.ask(asked.why());
            }
            return true;
        });
        show();
        Workflow.await(() -> decision != null || done.getAsBoolean());
        TransferDecision decided = decision;
        question = null;
        if (decided != null && !done.getAsBoolean()) {
            follow(decided);
        }
        show();
    }

    private void follow(TransferDecision decided) {
        switch (decided.resolution()) {
            case WAIT -> steps.ask(null);
            case CANCEL -> cancel(OPERATOR);
            case WRITE_OFF -> {
                String reason = Objects.requireNonNullElse(decided.note(), "Given up.");
                String key = OPERATOR + "/" + questions;
                receive(new Arrival(key, key, OPERATOR, List.of(), reason));
            }
        }
    }

    @Override
    public void mayShip(String actor) {
        if (status == CANCELLED) {
            throw refused("It was cancelled.");
        }
    }

    @Override
    public ShipOutcome ship(String actor) {
        return inTurn(() -> {
            if (status != REQUESTED) {
                return status == CANCELLED ? new ShipOutcome.Cancelled() : new ShipOutcome.Shipped();
            }
            ShipOutcome outcome = steps.ship(actor);
            if (outcome instanceof ShipOutcome.Shipped) {
                become(IN_TRANSIT, transfer.units());
            }
            return outcome;
        });
    }

    @Override
    public void mayReceive(Arrival arrival) {
        if (status == REQUESTED || status == CANCELLED) {
            throw refused("It has not been shipped.");
        }
    }

    @Override
    public ArrivalOutcome receive(Arrival arrival) {
        return inTurn(() -> {
            ArrivalOutcome outcome = steps.receive(arrival);
            if (outcome instanceof ArrivalOutcome.Booked(TransferStatus now, long left)) {
                become(now, left);
            }
            return outcome;
        });
    }

    @Override
    public void mayCancel(String actor) {
        if (status != REQUESTED && status != CANCELLED) {
            throw refused("It has been shipped.");
        }
    }

    @Override
    public TransferStatus cancel(String actor) {
        return inTurn(() -> {
            if (status == REQUESTED) {
                become(steps.cancel(actor), 0);
            }
            return status;
        });
    }

    @Override
    public void mayResolve(TransferDecision decision) {
        if (question == null || this.decision != null) {
            throw refused("There is no open question.");
        }
        if (!question.choices().contains(decision.resolution())) {
            throw refused("It can be answered with " + question.choicesInWords() + ".");
        }
    }

    @Override
    public void resolve(TransferDecision decision) {
        this.decision = decision;
    }

    private <R> R inTurn(Functions.Func<R> step) {
        turn.lock();
        try {
            return step.apply();
        } finally {
            turn.unlock();
        }
    }

    private void become(TransferStatus now, long left) {
        status = now;
        underWay = left;
        show();
    }

    private void show() {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.STATUS.valueSet(status.name().toLowerCase(Locale.ROOT)),
                SearchAttributes.NEEDS_ATTENTION.valueSet(question != null));
        Workflow.setCurrentDetails(TransferBoard.text(transfer, status, underWay, question));
    }

    private static ApplicationFailure refused(String why) {
        return ApplicationFailure.newNonRetryableFailure(why, NOT_POSSIBLE);
    }
}
