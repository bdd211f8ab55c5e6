package dev.packhorse.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A few of the keys that were read lately; what is read often is likely among them. Costs a reader a few nanoseconds. */
final class HotKeys {

    private static final int KEPT = 8;
    private static final int ONE_IN = 64;

    private final AtomicReferenceArray<@Nullable Key> kept = new AtomicReferenceArray<>(KEPT);

    record Key(Region region, String key) {}

    void read(Region region, String key) {
        int dice = ThreadLocalRandom.current().nextInt(ONE_IN * KEPT);
        if (dice < KEPT) {
            kept.lazySet(dice, new Key(region, key));
        }
    }

    /** Those of the time since the last call. */
    Set<Key> take() {
        Set<Key> taken = new LinkedHashSet<>();
        for (int i = 0; i < KEPT; i++) {
            Key key = kept.getAndSet(i, null);
            if (key != null) {
                taken.add(key);
            }
        }
        return taken;
    }
}
