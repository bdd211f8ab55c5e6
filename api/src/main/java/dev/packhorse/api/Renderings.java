package dev.packhorse.api;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Keeps the representations of values that the near-cache shares: the same instance in the same language is the same bytes, until
 * the moment at which they stop to be right. So a hit costs neither JSON nor a digest.
 */
public final class Renderings {

    private record Key(String id, String language) {}

    private record Rendering(Object source, long untilMillis, Representation representation) {}

    private final Memo<Key, Rendering> memo;

    /** @param size a power of two */
    public Renderings(int size) {
        this.memo = new Memo<>(size);
    }

    /** @param source compared by identity: another instance is rendered anew */
    public Representation of(Object source, String id, String language, Supplier<Representation> render) {
        Key key = new Key(id, language);
        Rendering known = memo.get(key);
        if (known != null && known.source() == source && System.currentTimeMillis() < known.untilMillis()) {
            return known.representation();
        }
        Representation made = render.get();
        Instant end = made.end();
        memo.put(key, new Rendering(source, end == null ? Long.MAX_VALUE : end.toEpochMilli(), made));
        return made;
    }
}
