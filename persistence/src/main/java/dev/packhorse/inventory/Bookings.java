package dev.packhorse.inventory;

import dev.packhorse.Vocabulary;
import dev.packhorse.catalogue.AvailabilityPublisher;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes levels for people, who say who they are and on which paper. The errand that runs has locked the levels. */
final class Bookings {

    private final JdbcClient jdbc;
    private final AvailabilityPublisher availability;

    Bookings(JdbcClient jdbc, AvailabilityPublisher availability) {
        this.jdbc = jdbc;
        this.availability = availability;
    }

    /** Each place at most once. */
    record Entry(StockErrand.Place place, long units, String reason) {}

    void book(MovementKind kind, String actor, PaperId paper, List<Entry> entries) {
        int booked = jdbc.sql("""
                with entry as (select * from unnest(?, ?, ?, ?) as e (warehouse, sku, units, reason)),
                level as (
                  update stock_level s set on_hand = on_hand + entry.units, version = version + 1
                  from entry where s.warehouse = entry.warehouse and s.sku = entry.sku returning s.warehouse, s.sku)
                insert into stock_movement (kind, actor, reference, warehouse, sku, on_hand_change, held_change, reason)
                select ?, ?, ?, warehouse, sku, entry.units, 0, entry.reason from entry join level using (warehouse, sku)
                """)
                .params(warehouses(entries), skus(entries))
                .params(units(entries), texts(entries, Entry::reason))
                .params(Vocabulary.stored(kind), actor, paper.value())
                .update();
        if (booked != entries.size()) {
            throw new IllegalStateException(entries.size() + " levels were to change, but " + booked + " did.");
        }
        availability.changedInThisTransaction(
                entries.stream().map(entry -> entry.place().sku()).distinct().toList());
    }

    /** Where less would be left than is set aside for orders; of what is held only that counts which does not wait to arrive. */
    List<StockShortage> shortages(List<Entry> entries) {
        return jdbc.sql("""
                select s.sku, s.on_hand, s.held - s.waiting as held from unnest(?, ?, ?) as e (warehouse, sku, units)
                join stock_level s on s.warehouse = e.warehouse and s.sku = e.sku
                where e.units < 0 and s.on_hand + e.units < s.held - s.waiting order by s.sku
                """)
                .params(warehouses(entries), skus(entries), units(entries))
                .query((row, _) ->
                        new StockShortage(new Sku(row.getString("sku")), row.getLong("on_hand"), row.getLong("held")))
                .list();
    }

    private static String[] warehouses(List<Entry> entries) {
        return texts(entries, entry -> entry.place().warehouse().value());
    }

    private static String[] skus(List<Entry> entries) {
        return texts(entries, entry -> entry.place().sku().value());
    }

    private static Long[] units(List<Entry> entries) {
        return entries.stream().map(Entry::units).toArray(Long[]::new);
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
