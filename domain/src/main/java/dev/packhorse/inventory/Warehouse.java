package dev.packhorse.inventory;

import dev.packhorse.customer.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds stock and ships parcels.
 *
 * @param priority the lower, the sooner it is asked, all else being equal
 * @param cutOff until when an order still leaves on the same day; without one every day until midnight, UTC
 * @param capacity how much fits in, and how much leaves on a day
 * @param closed it promises nothing and takes nothing in; what lies there can still be moved away, counted and corrected
 */
public record Warehouse(
        WarehouseCode code,
        String name,
        Address address,
        int priority,
        @Nullable CutOff cutOff,
        Capacity capacity,
        boolean closed,
        long version) {

    /**
     * @param units that may lie there or be on their way there; without one as many as come
     * @param parcelsPerDay that leave on a day; without one as many as wait
     */
    public record Capacity(@Nullable Long units, @Nullable Integer parcelsPerDay) {

        public static final Capacity UNLIMITED = new Capacity(null, null);
    }

    /** Open, without a cut-off and without limits. */
    public Warehouse(WarehouseCode code, String name, Address address, int priority) {
        this(code, name, address, priority, null, Capacity.UNLIMITED, false, 1);
    }

    /** The day on which a parcel leaves that is ordered now, behind its load. Every day is a working day. */
    public LocalDate dispatchDay(Instant now, WarehouseLoad load) {
        return firstDay(now).plusDays(daysBehind(now, load));
    }

    /** Days that are full before a parcel that is ordered now; none where as many leave as come. */
    long daysBehind(Instant now, WarehouseLoad load) {
        Integer perDay = capacity.parcelsPerDay();
        return perDay == null ? 0 : parcelsBefore(now, load) / perDay;
    }

    /** What left today has taken its part of the day on which the next one leaves, unless that is tomorrow. */
    long parcelsBefore(Instant now, WarehouseLoad load) {
        boolean today = firstDay(now).equals(LocalDate.ofInstant(now, zone()));
        return load.waiting() + (today ? load.leftToday() : 0);
    }

    private LocalDate firstDay(Instant now) {
        return cutOff == null ? LocalDate.ofInstant(now, zone()) : cutOff.dispatchDay(now);
    }

    private ZoneId zone() {
        return cutOff == null ? ZoneOffset.UTC : cutOff.zone();
    }
}
