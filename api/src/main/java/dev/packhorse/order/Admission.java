package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets in so many at once of those who begin to buy; the others wait at the door, where they cost nothing, or are sent away. Virtual
 * threads take turns on a few carriers, first come, first served: with a thousand of them ready to run, each statement of a
 * transaction waits for the thousand, and connections are held for seconds while the database has nothing to do. Whoever pays, and
 * all else, finds no door.
 */
@ApiComponent
@Component
class Admission {

    private final Semaphore places;
    private final long patienceNanos;

    Admission(ApiProperties properties) {
        ApiProperties.Admitted admitted = properties.admission();
        this.places =
                new Semaphore(admitted.perProcessor() * Runtime.getRuntime().availableProcessors(), true);
        this.patienceNanos = admitted.patience().toNanos();
    }

    /** @throws ProblemException when there was no place in time; then the work has not begun */
    <T> T during(Supplier<T> work) {
        if (!isLetIn()) {
            throw new ProblemException(
                    ProblemCode.STOCK_BUSY,
                    "More want to buy than can be served at once. Nothing was done: repeat the call a little later.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean isLetIn() {
        try {
            return places.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
