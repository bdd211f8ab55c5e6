package dev.packhorse.catalogue;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import org.jspecify.annotations.Nullable;

/** After the parts of a broken cluster have met again, entries obey the same rule as always: the newer stays. */
final class HigherVersionWins implements SplitBrainMergePolicy<Versioned, MergingValue<Versioned>, Versioned> {

    @Override
    public Versioned merge(MergingValue<Versioned> merging, @Nullable MergingValue<Versioned> existing) {
        Versioned arriving = merging.getDeserializedValue();
        Versioned present = existing == null ? null : existing.getDeserializedValue();
        return present == null || arriving.isNewerThan(present) ? arriving : present;
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        // It has no state.
    }

    @Override
    public void readData(ObjectDataInput in) {
        // It has no state.
    }
}
