package dev.packhorse.proof.bench;

import io.temporal.activity.ActivityInterface;

/** The steps of a journey with nothing in it. Public because the SDK insists. */
@ActivityInterface
public interface BareSteps {

    String hold(String payload);

    String authorise(String payload);

    String place(String payload);

    String label(String id, String payload);

    String capture(String id, String payload);

    String complete(String payload);
}
