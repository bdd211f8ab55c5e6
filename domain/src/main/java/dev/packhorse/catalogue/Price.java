package dev.packhorse.catalogue;

import dev.packhorse.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What something costs for a time. The ordinary price has no bounds; a sale is a second price with both.
 *
 * @param from the first moment; null since ever
 * @param until the first moment at which it is over; null for ever
 */
public record Price(
        Money amount, @Nullable Instant from, @Nullable Instant until) {

    public Price {
        // As exact as PostgreSQL remembers it.
        from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A price that ends at " + until + " cannot begin at " + from + ".");
        }
    }

    public static Price always(Money amount) {
        return new Price(amount, null, null);
    }

    public static Price of(long amount, String currency) {
        return always(Money.of(amount, currency));
    }

    public boolean isValidAt(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }

    Instant begin() {
        return from == null ? Instant.MIN : from;
    }
}
