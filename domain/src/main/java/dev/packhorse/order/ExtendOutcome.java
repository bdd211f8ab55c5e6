package dev.packhorse.order;

import dev.packhorse.inventory.Shortfall;
import java.time.Instant;
import java.util.List;

/** What became of the wish to keep a checkout for longer. */
public sealed interface ExtendOutcome {

    record Extended(Instant expiresAt) implements ExtendOutcome {}

    /** It is kept as long as any checkout is kept: now it is paid for, or others may have the stock. */
    record KeptLongest(Instant expiresAt) implements ExtendOutcome {}

    /** It had expired, and the stock is gone. */
    record SoldOut(List<Shortfall> shortfalls) implements ExtendOutcome {
        public SoldOut {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    /** It is not open any more: abandoned, being paid, or decided. */
    record Closed(CheckoutStatus status) implements ExtendOutcome {}

    /** It had expired, and the rules of a flash sale do not give it the stock again now. */
    record Refused(CheckoutOutcome why) implements ExtendOutcome {}

    record Unknown() implements ExtendOutcome {}
}
