package dev.packhorse.inventory;

import dev.packhorse.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where destinations lie that come without coordinates, as people have stated it. */
public class DestinationPlaces {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Parsed once per version. */
    private volatile Stated known = new Stated(Places.NONE, 0);

    public DestinationPlaces(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The places as they stand. */
    public record Stated(Places places, long version) {}

    public Stated stated() {
        return transaction.execute(_ -> jdbc.sql("select version, places from destination_places")
                .query((row, _) -> stated(row))
                .single());
    }

    /**
     * @param seen the version that they replace
     * @return empty when it is not that version any more, and nothing changed
     */
    public Optional<Stated> replace(Places places, long seen) {
        return transaction.execute(_ -> jdbc.sql("""
                update destination_places set places = ?::jsonb, version = version + 1, updated_at = clock_timestamp()
                where version = ? returning version, places
                """)
                .params(Json.write(places), seen)
                .query((row, _) -> stated(row))
                .optional());
    }

    /** In the running transaction; they travel only when they are not known yet. */
    Places now() {
        Stated before = known;
        Stated read = jdbc.sql("""
                select version, case when version = ? then null else places end as places from destination_places
                """)
                .param(before.version())
                .query((row, _) -> row.getString("places") == null ? before : stated(row))
                .single();
        known = read;
        return read.places();
    }

    private static Stated stated(ResultSet row) throws SQLException {
        return new Stated(Json.read(row.getString("places"), Places.class), row.getLong("version"));
    }
}
