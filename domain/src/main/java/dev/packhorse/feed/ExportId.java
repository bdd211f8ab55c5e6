package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packhorse.order.OrderId;
import java.time.Instant;
import java.util.regex.Pattern;

/** Names one export everywhere: {@code exp_} and what an order has behind its prefix, so that ids sort by time too. */
public record ExportId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("exp_[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExportId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an export id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** A fresh id. Not for workflow code. */
    public static ExportId next(Instant now) {
        return new ExportId("exp_" + OrderId.next(now).suffix());
    }

    @Override
    public String toString() {
        return value;
    }
}
