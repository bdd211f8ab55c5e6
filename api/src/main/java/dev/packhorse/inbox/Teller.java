package dev.packhorse.inbox;

/** Knows what one provider's events mean. */
public interface Teller {

    /** The provider as the inbox names it. */
    String provider();

    /**
     * Applies an event; any number of times, in any order.
     *
     * @throws NotYet when what it speaks of is not known here yet
     */
    void apply(InboxEvent event);

    /** The event came before what it speaks of; it is applied again later. */
    final class NotYet extends RuntimeException {

        public NotYet(String why) {
            super(why, null, false, false);
        }
    }
}
