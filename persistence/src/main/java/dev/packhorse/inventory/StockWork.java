package dev.packhorse.inventory;

/** What callers of the {@link HoldBatcher} wait for. */
sealed interface StockWork {

    /** Runs statements of its own. */
    record Errand(StockErrand<?> errand) implements StockWork {}

    /** Is decided together with all others of its kind. */
    record Ask(HoldKind<Object, Object> kind, Object request) implements StockWork {}
}
