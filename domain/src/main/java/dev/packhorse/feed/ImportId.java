package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packhorse.order.OrderId;
import java.time.Instant;
import java.util.regex.Pattern;

/** Names one import everywhere: {@code imp_} and what an order has behind its prefix, so that ids sort by time too. */
public record ImportId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("imp_[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImportId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an import id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** A fresh id. Not for workflow code. */
    public static ImportId next(Instant now) {
        return new ImportId("imp_" + OrderId.next(now).suffix());
    }

    @Override
    public String toString() {
        return value;
    }
}
