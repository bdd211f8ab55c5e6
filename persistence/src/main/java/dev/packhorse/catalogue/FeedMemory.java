package dev.packhorse.catalogue;

import java.util.Optional;
import java.util.Set;

/** Where it is kept how far the stock movements have been told. */
interface FeedMemory {

    /** Empty when there is nothing new, or when another process follows them now. */
    Optional<MovementCursor> takeMovements();

    /** @param told of these SKUs, which are to be told again after slow readers have become too old */
    void settleMovements(MovementCursor cursor, Set<String> told);
}
