package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What has changed in the database, each key once however often it did.
 *
 * @param age of the oldest of these changes, or since when it is to be told again
 * @param told to be called once the cache knows; when it is not, the same changes come again
 */
record Changes(Map<ChangeKind, Set<String>> keys, Duration age, Runnable told) {

    Changes {
        Map<ChangeKind, Set<String>> copy = new EnumMap<>(ChangeKind.class);
        keys.forEach((kind, changed) -> copy.put(kind, Set.copyOf(changed)));
        keys = copy;
    }

    int count() {
        return keys.values().stream().mapToInt(Set::size).sum();
    }
}
