package dev.packhorse.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money given back after it was captured. {@code created} in epoch seconds. */
record Refund(
        String id,
        String intent,
        @Nullable String charge,
        long amount,
        String currency,
        @Nullable String reason,
        Map<String, String> metadata,
        long created) {}
