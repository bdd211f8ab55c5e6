package dev.packhorse.inventory;

/** Is told how the callers of a {@link HoldBatcher} fare, on their threads and its own, so it has to be quick; for whoever keeps metrics. */
public interface HoldListener {

    /** Nobody listens. */
    HoldListener NOBODY = new HoldListener() {
        @Override
        public void committed(long[] waitedNanos) {}

        @Override
        public void sentAway() {}

        @Override
        public void halved() {}
    };

    /**
     * A batch was committed, and its callers are answered.
     *
     * @param waitedNanos of each caller, since it came
     */
    void committed(long[] waitedNanos);

    /** A caller was refused, as too many waited already. */
    void sentAway();

    /** A batch failed and is tried again in two halves. */
    void halved();
}
