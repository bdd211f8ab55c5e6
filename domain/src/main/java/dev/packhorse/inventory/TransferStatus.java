package dev.packhorse.inventory;

/** Where goods are that move from one warehouse to another. */
public enum TransferStatus {
    /** Asked for; nothing has left. */
    REQUESTED,
    /** Out of one warehouse and not yet in the other: nobody's to sell. */
    IN_TRANSIT,
    /** All of it has arrived or was written off. */
    CLOSED,
    /** Called off before anything left. */
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case REQUESTED, IN_TRANSIT -> false;
            case CLOSED, CANCELLED -> true;
        };
    }
}
