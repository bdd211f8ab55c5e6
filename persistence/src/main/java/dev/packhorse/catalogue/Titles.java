package dev.packhorse.catalogue;

import java.util.Map;
import java.util.TreeMap;

/** How a variant is called on a receipt: "Trail Runner (blue, 42)". Options go by their names, so that it is always the same. */
public final class Titles {

    private Titles() {}

    public static String of(String product, Map<String, String> options) {
        return options.isEmpty() ? product : product + " (" + String.join(", ", new TreeMap<>(options).values()) + ")";
    }
}
