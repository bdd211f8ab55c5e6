package dev.packhorse.inventory;

import dev.packhorse.customer.Address;
import java.time.Instant;
import java.time.LocalDate;
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

    /** The day on which a parcel leaves that is ordered now, behind those that wait already. Every day is a working day. */
    public LocalDate dispatchDay(Instant now, long waitingParcels) {
        LocalDate day = cutOff == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : cutOff.dispatchDay(now);
        Integer perDay = capacity.parcelsPerDay();
        return perDay == null ? day : day.plusDays(waitingParcels / perDay);
    }
}
