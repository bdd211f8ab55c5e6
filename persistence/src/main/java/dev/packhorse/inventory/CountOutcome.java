package dev.packhorse.inventory;

import java.util.List;

/** What became of a step of a count: done, or nothing has changed. */
public sealed interface CountOutcome {

    /** @param replayed whether it had been done before */
    record Done(StockCount count, boolean replayed) implements CountOutcome {}

    record KeyReused() implements CountOutcome {}

    record NoSuchWarehouse() implements CountOutcome {}

    /** They have never been in this warehouse, or are no part of this count. */
    record NoSuchSkus(List<Sku> skus) implements CountOutcome {}

    /** There are more levels than one count may have. */
    record TooMany(int most) implements CountOutcome {}

    /** An open count has them already: two would both correct the same level. */
    record BeingCounted(List<Sku> skus) implements CountOutcome {}

    /** Not counted yet, or in dispute. */
    record Unsettled(List<Sku> skus) implements CountOutcome {}

    /** Who has counted cannot approve it. */
    record SamePerson(List<Sku> skus) implements CountOutcome {}

    /** Closing would leave less than is set aside for orders. */
    record StockIsHeld(List<StockShortage> shortages) implements CountOutcome {}

    record Ended() implements CountOutcome {}
}
