package dev.packhorse.order;

import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The undo of every step, begun newest first. A step registers its undo before it acts, since an act that timed out may have
 * happened; so every undo is content with nothing to undo. Not {@code Saga}: that stops at the first failure and is skipped
 * silently when the workflow is being cancelled.
 */
final class Compensations {

    private record Undo(String name, Functions.Proc step) {}

    private final Deque<Undo> undos = new ArrayDeque<>();
    private final Perseverance perseverance;

    Compensations(Perseverance perseverance) {
        this.perseverance = perseverance;
    }

    void add(String name, Functions.Proc step) {
        undos.push(new Undo(name, step));
    }

    /** The pivot: what follows is only ever driven forward. */
    void forget() {
        undos.clear();
    }

    /**
     * Drives every undo to its end. One that is stuck raises its alarm under its own name while the older ones go ahead: a
     * payment provider that is away must not keep stock from being sold to somebody else.
     */
    void run() {
        List<Promise<Void>> stuck = new ArrayList<>();
        while (!undos.isEmpty()) {
            Undo undo = undos.pop();
            Promise<Void> done = Async.procedure(() -> perseverance.drive("Undo: " + undo.name(), undo.step()));
            if (!perseverance.doneBeforeAlarm(done)) {
                stuck.add(done);
            }
        }
        Promise.allOf(stuck).get();
    }
}
