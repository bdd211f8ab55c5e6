package dev.packhorse.inventory;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inventory.BackorderPolicy.Promise;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is stated about a SKU that may be sold before it is there, and finds everything that is wrong with it at once. */
final class BackorderReader {

    private static final List<String> KINDS = List.of("backorder", "preorder");

    /** Further away than anybody plans, and within what every part of the house can count with. */
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private BackorderReader() {}

    static BackorderPolicy policy(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        String kind = fields.formed("kind", 20, KINDS::contains, "unknown", "must be one of backorder, preorder");
        String warehouse =
                fields.formed("warehouse", 10, WarehouseCode::isWellFormed, "malformed", "must be a code such as BER");
        long limit = fields.number("limit", 1, BackorderPolicy.LIMIT_MAX);
        Promise promise = promise(fields, kind.equals("preorder"));
        fields.refuseOthers();
        if (promise == null || !fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return new BackorderPolicy(
                kind.equals("preorder") ? Backorder.Kind.PREORDER : Backorder.Kind.BACKORDER,
                new WarehouseCode(warehouse),
                limit,
                promise);
    }

    private static @Nullable Promise promise(Fields fields, boolean preorder) {
        Instant date = date(fields);
        Long days = fields.optionalNumber("lead_time_days", 1, BackorderPolicy.LEAD_TIME_MAX_DAYS);
        if (fields.has("promised_at") == fields.has("lead_time_days")) {
            fields.note("promised_at", "required", "is required, or else lead_time_days; not both");
            return null;
        }
        if (days != null && preorder) {
            fields.note("lead_time_days", "unexpected", "is for backorders; a preorder has promised_at, its release");
            return null;
        }
        return date != null ? new Promise.On(date) : days != null ? new Promise.Within(days.intValue()) : null;
    }

    private static @Nullable Instant date(Fields fields) {
        String text = fields.optionalText("promised_at", 40);
        if (text == null) {
            return null;
        }
        try {
            Instant date = OffsetDateTime.parse(text).toInstant();
            if (date.isAfter(Instant.EPOCH) && date.isBefore(LAST)) {
                return date;
            }
            fields.note("promised_at", "out_of_range", "must be a time of our days");
        } catch (DateTimeException notADate) {
            fields.note("promised_at", "malformed", "must be a time such as 2026-12-05T00:00:00Z");
        }
        return null;
    }
}
