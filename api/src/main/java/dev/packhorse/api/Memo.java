package dev.packhorse.api;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was worked out, as long as there is room: a table of fixed size without locks, in which each key has two places
 * and the newer entry pushes the older one out. Whatever is forgotten is worked out again.
 */
final class Memo<K, V> {

    private record Entry<K, V>(K key, V value) {}

    private final AtomicReferenceArray<@Nullable Entry<K, V>> places;
    private final int mask;

    /** @param size a power of two */
    Memo(int size) {
        this.places = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    @Nullable
    V get(K key) {
        int place = place(key);
        Entry<K, V> first = places.get(place);
        if (first != null && first.key().equals(key)) {
            return first.value();
        }
        Entry<K, V> second = places.get(place ^ 1);
        return second != null && second.key().equals(key) ? second.value() : null;
    }

    void put(K key, V value) {
        int place = place(key);
        Entry<K, V> older = places.getAndSet(place, new Entry<>(key, value));
        if (older != null && !older.key().equals(key)) {
            places.set(place ^ 1, older);
        }
    }

    private int place(K key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & mask;
    }
}
