package dev.packhorse;

/** The caller handed back a cursor that no page gave out. */
public final class InvalidCursor extends IllegalArgumentException {

    public InvalidCursor(String cursor) {
        super("Not a cursor: " + (cursor.length() > 100 ? cursor.substring(0, 100) + "…" : cursor));
    }
}
