package dev.packhorse.proof.invariant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts every question to one and the same state of the database, and leaves nothing behind. */
public final class Inquiry {

    /** Enough to see what happened; a broken platform can break every order. */
    private static final int MAX_BREACHES = 50;

    private Inquiry() {}

    /** Where an invariant is broken. */
    public record Breach(Invariant invariant, String id, String detail) {

        @Override
        public String toString() {
            return invariant.name() + ": " + id + ": " + detail;
        }
    }

    /**
     * @param connection in a transaction that the caller rolls back
     * @param endedWithin how old an order may become before it has to have ended
     * @return at most {@value MAX_BREACHES} of each invariant
     */
    public static List<Breach> breaches(Connection connection, Witness witness, Duration endedWithin)
            throws SQLException {
        witness.testify(connection);
        try (PreparedStatement ask = connection.prepareStatement(
                "create temp table asked on commit drop as select ? * interval '1 millisecond' ended_within")) {
            ask.setLong(1, endedWithin.toMillis());
            ask.execute();
        }
        List<Breach> breaches = new ArrayList<>();
        for (Invariant invariant : Invariant.all()) {
            breaches.addAll(breaches(connection, invariant));
        }
        return breaches;
    }

    private static List<Breach> breaches(Connection connection, Invariant invariant) throws SQLException {
        List<Breach> breaches = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MAX_BREACHES);
            try (ResultSet rows = statement.executeQuery(invariant.sql())) {
                while (rows.next()) {
                    breaches.add(new Breach(invariant, rows.getString(1), rows.getString(2)));
                }
            }
        }
        return breaches;
    }
}
