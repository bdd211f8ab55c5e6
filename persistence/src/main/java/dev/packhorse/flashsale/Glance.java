package dev.packhorse.flashsale;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was seen a moment ago. One caller looks again when it is too old; who comes meanwhile waits for what that one sees. */
final class Glance<T> {

    private final long nanos;
    private final Supplier<T> look;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Seen<T> seen;

    Glance(Duration age, Supplier<T> look) {
        this.nanos = age.toNanos();
        this.look = look;
    }

    private record Seen<T>(T what, long at) {}

    T look() {
        Seen<T> last = seen;
        if (last != null && isFresh(last)) {
            return last.what();
        }
        looking.lock();
        try {
            Seen<T> meanwhile = seen;
            if (meanwhile != null && isFresh(meanwhile)) {
                return meanwhile.what();
            }
            // Its age counts from before the look: what changes during it may be missed.
            long now = System.nanoTime();
            T what = look.get();
            seen = new Seen<>(what, now);
            return what;
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh(Seen<T> last) {
        return System.nanoTime() - last.at() < nanos;
    }
}
