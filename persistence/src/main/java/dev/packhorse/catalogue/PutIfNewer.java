package dev.packhorse.catalogue;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only change that is ever made to a cache entry. As the highest version wins, publications may be repeated, be late and
 * overtake each other. It runs on the member that owns the entry, hence members need this class.
 */
record PutIfNewer(Versioned value) implements EntryProcessor<String, Versioned, Boolean> {

    @Override
    public Boolean process(Map.Entry<String, Versioned> entry) {
        @Nullable Versioned present = entry.getValue();
        boolean newer = value.isNewerThan(present);
        if (newer) {
            entry.setValue(value);
        }
        return newer;
    }
}
