package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A short name for a place that holds stock and ships parcels, such as {@code BER}. */
public record WarehouseCode(@JsonValue String value) implements Comparable<WarehouseCode> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarehouseCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a warehouse code: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return value.matches("[A-Z0-9]{2,10}");
    }

    @Override
    public int compareTo(WarehouseCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
