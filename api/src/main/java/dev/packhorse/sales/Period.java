package dev.packhorse.sales;

import dev.packhorse.api.Parameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The days that are asked for, both included. */
record Period(LocalDate from, LocalDate to) {

    private static final int DAYS_MOST = 366;
    private static final int DAYS_USUAL = 30;

    static Period of(@Nullable String from, @Nullable String to) {
        LocalDate last = date("to", to, LocalDate.now(ZoneOffset.UTC));
        LocalDate first = date("from", from, last.minusDays(DAYS_USUAL - 1));
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > DAYS_MOST) {
            throw Parameters.refused(
                    "from", "out_of_range", "must be 1 to " + DAYS_MOST + " days before the end of to");
        }
        return new Period(first, last);
    }

    private static LocalDate date(String name, @Nullable String given, LocalDate otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(given.strip());
            if (date.getYear() >= 1970 && date.getYear() < 9999) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw Parameters.refused(name, "wrong_type", "must be a day such as 2026-11-23");
        }
        throw Parameters.refused(name, "out_of_range", "must be a day of our days");
    }
}
