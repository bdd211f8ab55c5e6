package dev.packhorse.inventory;

/**
 * What a warehouse has to send besides.
 *
 * @param waiting parcels that are to leave and have not
 * @param leftToday parcels that left on this day of its own calendar
 */
public record WarehouseLoad(long waiting, long leftToday) {

    public static final WarehouseLoad NONE = new WarehouseLoad(0, 0);

    WarehouseLoad plus(long parcels) {
        return new WarehouseLoad(waiting + parcels, leftToday);
    }
}
