package dev.packhorse.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The time of day, on the warehouse's own clock, after which an order leaves on the next day. */
public record CutOff(LocalTime at, ZoneId zone) {

    public LocalDate dispatchDay(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        return there.toLocalTime().isBefore(at)
                ? there.toLocalDate()
                : there.toLocalDate().plusDays(1);
    }
}
