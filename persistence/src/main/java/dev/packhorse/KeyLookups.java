package dev.packhorse;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For transactions that write some hundred rows at once, each found by its key. Plans are kept for as long as the connection: one
 * that was made when a table was empty, or without knowing how many rows a parameter has, reads the whole table for them, long
 * after a hundred thousand have come in.
 */
public final class KeyLookups {

    private static final String ONLY = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true)
            """;

    private KeyLookups() {}

    /** Until the current transaction ends. */
    public static void only(JdbcClient jdbc) {
        jdbc.sql(ONLY).query().listOfRows();
    }

    /** The same, on the way of the statements that follow. */
    public static void only(RoundTrip trip) {
        trip.query(ONLY, _ -> {});
    }
}
