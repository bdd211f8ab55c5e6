package dev.packhorse.order;

import static dev.packhorse.order.Resolution.CANCEL_AND_REFUND;
import static dev.packhorse.order.Resolution.WAIT_LONGER;

import dev.packhorse.shipping.ParcelId;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A parcel waits for the stock that it was promised. It is told when that is there, but believes only the books, and looks there
 * by itself at the promised date and at its deadline: so lost news costs time and strands nobody.
 */
final class StockWait {

    // A preorder is released by the database's clock, which may be behind the engine's.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final ParcelId parcel;
    private final Instant promisedAt;
    private final Journey journey;
    private final Consumer<String> stands;
    private boolean news;
    private boolean arrived;
    private @Nullable String givenUp;

    StockWait(ParcelId parcel, Instant promisedAt, Journey journey, Consumer<String> stands) {
        this.parcel = parcel;
        this.promisedAt = promisedAt;
        this.journey = journey;
        this.stands = stands;
    }

    void heard() {
        news = true;
    }

    /** Nobody waits any longer. Too late when it has arrived. */
    void giveUp(String reason) {
        if (!arrived && givenUp == null) {
            givenUp = reason;
        }
    }

    /** Why nobody waits any longer. */
    @Nullable
    String givenUp() {
        return givenUp;
    }

    boolean hasArrived() {
        return arrived;
    }

    /** @return false when a person gave the parcel up, or the wish to cancel came first */
    boolean arrives() {
        arrived = comes();
        return arrived;
    }

    private boolean comes() {
        // It may have come before the order was placed.
        if (isHere()) {
            return true;
        }
        stands.accept("waits for its stock, promised for " + date(promisedAt));
        Instant release = promisedAt.plus(CLOCKS_APART);
        return isHereBy(release) || isHereBy(release.plus(journey.deadlines().stock())) || arrivesAfterAll();
    }

    private boolean arrivesAfterAll() {
        while (!isCalledOff()) {
            @Nullable Resolution answer = ask();
            if (answer == CANCEL_AND_REFUND) {
                return false;
            }
            if (answer == null
                    ? isHere()
                    : isHereBy(now().plus(journey.deadlines().stock()))) {
                return true;
            }
        }
        return false;
    }

    /** Null when it was told that the stock has come, or the wish to cancel. */
    private @Nullable Resolution ask() {
        BooleanSupplier moot = () -> news || isCalledOff();
        return journey.attentions()
                .ask(
                        new Attention(
                                parcel.value(),
                                "Its stock was promised for " + date(promisedAt) + " and is not there.",
                                List.of(WAIT_LONGER, CANCEL_AND_REFUND)),
                        moot);
    }

    private boolean isHereBy(Instant deadline) {
        boolean heard = true;
        while (heard && !isCalledOff()) {
            Duration left = Duration.between(now(), deadline);
            heard = left.isPositive() && Workflow.await(left, () -> news || isCalledOff());
            if (isHere()) {
                return true;
            }
        }
        return false;
    }

    private boolean isHere() {
        news = false;
        // Whoever gave it up while the books were asked was in time.
        return !isCalledOff() && journey.steps().hasArrived(parcel) && givenUp == null;
    }

    private boolean isCalledOff() {
        return journey.wish().isMade() || givenUp != null;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
