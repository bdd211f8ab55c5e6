package dev.packhorse.order;

/** A step that the order's or parcel's present state does not allow: a mistake of the caller, which trying again does not mend. */
public final class IllegalStep extends IllegalStateException {

    public IllegalStep(String message) {
        super(message);
    }
}
