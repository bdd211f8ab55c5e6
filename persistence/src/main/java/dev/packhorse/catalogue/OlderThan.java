package dev.packhorse.catalogue;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the owners of many entries at once which of them are older than the database. So the relay carries values only to where
 * they are missing, and fills the cache with nothing that nobody has asked for.
 */
record OlderThan(Map<String, Long> versions) implements EntryProcessor<String, Versioned, Boolean>, ReadOnly {

    OlderThan {
        versions = Map.copyOf(versions);
    }

    boolean isTrueOf(String key, @Nullable Versioned present) {
        Long version = versions.get(key);
        return present != null && version != null && present.version() < version;
    }

    @Override
    public Boolean process(Map.Entry<String, Versioned> entry) {
        return isTrueOf(entry.getKey(), entry.getValue());
    }

    @Override
    public @Nullable EntryProcessor<String, Versioned, Boolean> getBackupProcessor() {
        return null;
    }
}
