package dev.packhorse.inventory;

import dev.packhorse.Json;
import dev.packhorse.RoundTrip;
import dev.packhorse.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The terms under which warehouses are chosen, as people have set them. */
public class SourcingBook {

    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final DestinationPlaces places;
    private final WarehouseLoads loads;
    private final TransactionTemplate transaction;

    /** Parsed once per version: every hold asks for them. */
    private volatile Stated known = new Stated(SourcingRules.standard(), 0);

    public SourcingBook(
            JdbcClient jdbc,
            JdbcOperations operations,
            DestinationPlaces places,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.places = places;
        this.loads = new WarehouseLoads(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The rules as they stand. */
    public record Stated(SourcingRules rules, long version) {}

    public Stated rules() {
        return transaction.execute(_ -> jdbc.sql("select version, rules from sourcing_rules")
                .query((row, _) -> stated(row))
                .single());
    }

    /**
     * Orders that are held from now on are sourced by these; what is held stays where it is.
     *
     * @param seen the version that they replace
     * @return empty when it is not that version any more, and nothing changed
     */
    public Optional<Stated> replace(SourcingRules rules, long seen) {
        return transaction.execute(_ -> jdbc.sql("""
                update sourcing_rules set rules = ?::jsonb, version = version + 1, updated_at = clock_timestamp()
                where version = ? returning version, rules
                """)
                .params(Json.write(rules), seen)
                .query((row, _) -> stated(row))
                .optional());
    }

    /**
     * The terms for these SKUs, as {@link #terms(Collection, RoundTrip)} has them, on a way of their own.
     *
     * @param instead of the rules of the house; null for those
     */
    SourcingTerms terms(Collection<Sku> skus, @Nullable SourcingRules instead) {
        RoundTrip trip = new RoundTrip(operations);
        Reading reading = terms(skus, trip);
        trip.make();
        return reading.done(instead);
    }

    /**
     * Asks for the terms for these SKUs in the running transaction, which has locked their levels: what it reads of them stays
     * true until it ends. One statement, and the rules travel only when they are not known yet.
     */
    Reading terms(Collection<Sku> skus, RoundTrip trip) {
        Reading reading = new Reading();
        trip.query("""
                select r.version, case when r.version = ? then null else r.rules end as rules, clock_timestamp() as now,
                  b.sku, b.kind, b.warehouse, s.backorder_limit - s.waiting as room,
                  coalesce(b.promised_at,
                    date_trunc('day', clock_timestamp(), 'UTC') + (b.lead_time_days + 1) * interval '1 day') as promised_at
                from sourcing_rules r
                left join (backorder b join stock_level s on s.sku = b.sku and s.warehouse = b.warehouse)
                  on b.sku = any(?) and not b.withdrawn
                """, reading::hear, reading.rules.version(), StockRows.names(skus));
        return reading;
    }

    /** What is heard of the terms until all is said. */
    final class Reading {

        private final Map<Sku, Backorder> backorders = new LinkedHashMap<>();
        private Stated rules = known;
        private Instant now = Instant.EPOCH;

        private void hear(ResultSet row) throws SQLException {
            rules = row.getString("rules") == null ? rules : stated(row);
            now = instant(row, "now");
            if (row.getString("sku") != null) {
                Backorder backorder = backorder(row);
                backorders.put(backorder.sku(), backorder);
            }
        }

        SourcingTerms done() {
            return done(null);
        }

        private SourcingTerms done(@Nullable SourcingRules instead) {
            known = rules;
            SourcingRules asked = instead == null ? rules.rules() : instead;
            return new SourcingTerms(asked, backorders, now, facts(asked));
        }
    }

    /** What only some rules ask for is read only when one of them is there. */
    private SourcingFacts facts(SourcingRules rules) {
        return rules.asksWhere() || rules.asksForLoads()
                ? new SourcingFacts(
                        rules.asksWhere() ? places.now() : Places.NONE, rules.asksForLoads() ? loads.now() : Map.of())
                : SourcingFacts.NONE;
    }

    private static Stated stated(ResultSet row) throws SQLException {
        return new Stated(Json.read(row.getString("rules"), SourcingRules.class), row.getLong("version"));
    }

    private static Backorder backorder(ResultSet row) throws SQLException {
        return new Backorder(
                new Sku(row.getString("sku")),
                Vocabulary.read(Backorder.Kind.class, row.getString("kind")),
                new WarehouseCode(row.getString("warehouse")),
                row.getLong("room"),
                instant(row, "promised_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        if (at == null) {
            throw new IllegalStateException("There is no " + column + ".");
        }
        return at.toInstant();
    }
}
