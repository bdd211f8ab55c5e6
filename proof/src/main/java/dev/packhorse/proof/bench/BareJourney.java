package dev.packhorse.proof.bench;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The contract of a journey with nothing in it. Public because the SDK insists. */
@WorkflowInterface
public interface BareJourney {

    @WorkflowMethod(name = "Bare")
    void fulfil(String id, String payload);

    @UpdateMethod
    String placement();

    @SignalMethod
    void handedOver();

    @SignalMethod
    void delivered();
}
