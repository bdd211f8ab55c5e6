package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packhorse.order.OrderId;
import java.time.Instant;
import java.util.regex.Pattern;

/** Names what people do with stock, everywhere: a receipt, an adjustment, a transfer or a count. Sorts by time. */
public record PaperId(@JsonValue String value) {

    /** What the id is of, by its first letters. */
    public enum Kind {
        RECEIPT("rcp_"),
        ADJUSTMENT("adj_"),
        TRANSFER("trf_"),
        COUNT("cnt_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public boolean isOf(String id) {
            return isWellFormed(id) && id.startsWith(prefix);
        }
    }

    private static final Pattern FORM = Pattern.compile("(rcp|adj|trf|cnt)_[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaperId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the id of a receipt, adjustment, transfer or count: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** A fresh id. Not for workflow code. */
    public static PaperId next(Kind kind, Instant now) {
        return new PaperId(kind.prefix + OrderId.next(now).suffix());
    }

    @Override
    public String toString() {
        return value;
    }
}
