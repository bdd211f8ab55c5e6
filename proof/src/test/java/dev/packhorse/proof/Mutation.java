package dev.packhorse.proof;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way to break one promise.
 *
 * @param invariant that must notice
 * @param id that must be named
 * @param sql what is done to the database, past its guards
 * @param ledger what is done to the provider's ledger
 */
record Mutation(String invariant, String id, String sql, Function<Stream<String>, Stream<String>> ledger) {

    static Mutation of(String invariant, String id, String sql) {
        return new Mutation(invariant, id, sql, Function.identity());
    }

    static Mutation forging(String invariant, String id, String kind, String entry) {
        return new Mutation(
                invariant, id, "select 1", ledger -> Stream.concat(ledger, Stream.of(entry(kind, entry, 1_000))));
    }

    static Mutation forgetting(String invariant, String id, String kind, String about) {
        return new Mutation(
                invariant,
                id,
                "select 1",
                ledger -> ledger.filter(line -> !(line.contains("\"" + kind + "\"") && line.contains(about))));
    }

    private static String entry(String kind, String fields, long seq) {
        return "{\"seq\": %d, \"at\": \"2026-11-23T01:00:00Z\", \"kind\": \"%s\", %s}".formatted(seq, kind, fields);
    }

    @Override
    public String toString() {
        return invariant + " (" + id + ")";
    }
}
