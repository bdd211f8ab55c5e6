package dev.packhorse.inventory;

import dev.packhorse.KeyLookups;
import dev.packhorse.RoundTrip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Locks levels and reads, on the same way to the database, all that a decision about them needs. */
final class StockReader {

    private final JdbcOperations jdbc;
    private final SourcingBook sourcing;

    StockReader(JdbcOperations jdbc, SourcingBook sourcing) {
        this.jdbc = jdbc;
        this.sourcing = sourcing;
    }

    StockInHand lock(Collection<Sku> skus) {
        return lock(skus, new RoundTrip(jdbc));
    }

    /** @param questions which are answered after the levels are locked, and so with all that others did to them */
    StockInHand lock(Collection<Sku> skus, RoundTrip questions) {
        List<StockLevel> levels = new ArrayList<>();
        List<Warehouse> warehouses = new ArrayList<>();
        RoundTrip trip = new RoundTrip(jdbc);
        KeyLookups.only(trip);
        trip.query(StockRows.LOCK, row -> levels.add(StockRows.level(row)), (Object) StockRows.names(skus));
        trip.query("select * from warehouse where not closed", row -> warehouses.add(Warehouses.read(row)));
        SourcingBook.Reading terms = sourcing.terms(skus, trip);
        trip.addAll(questions);
        trip.make();
        return new StockInHand(warehouses, levels, terms.done());
    }
}
