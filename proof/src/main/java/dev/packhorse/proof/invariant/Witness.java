package dev.packhorse.proof.invariant;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the outside world wrote down for itself: the sandbox's ledger, NDJSON, one entry a line. It is laid beside our tables
 * for the length of one transaction, so that both can be asked in one question.
 */
public final class Witness {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> entries;

    private Witness(List<JsonNode> entries) {
        this.entries = entries;
    }

    /** @param place an http address of the ledger, or a file */
    public static Witness heardAt(String place) throws IOException {
        return place.startsWith("http:") || place.startsWith("https:")
                ? of(fetched(URI.create(place)))
                : of(read(Path.of(place)));
    }

    public static Witness of(Stream<String> lines) {
        try (lines) {
            return new Witness(
                    lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList());
        }
    }

    private static Stream<String> read(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        if (!lines.isEmpty() && !Files.readString(file).endsWith("\n")) {
            // A last line without its end was torn by a crash and answered to nobody.
            lines.removeLast();
        }
        return lines.stream();
    }

    private static Stream<String> fetched(URI ledger) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(ledger).timeout(PATIENCE).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(ledger + " answered " + answer.statusCode());
            }
            return answer.body().lines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + ledger, e);
        }
    }

    /** Within the caller's transaction; gone with it. */
    void testify(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create temp table witness_entry (
                      seq bigint, at timestamptz, kind text, order_id text collate "C", intent text, amount bigint, currency text,
                      shipment text, tracking_code text collate "C", reference text collate "C", status text) on commit drop
                    """);
            write(connection);
            statement.execute("""
                    create temp view witness_money as
                      select seq, at, substr(kind, 9) verb, order_id, intent, amount, upper(currency) currency from witness_entry
                      where kind in ('payment.authorised', 'payment.captured', 'payment.voided', 'payment.refunded')
                        and amount <> 0;
                    create temp view witness_label as
                      select shipment, reference, tracking_code, exists (
                        select from witness_entry r where r.kind = 'label.refunded' and r.shipment = b.shipment) refunded
                      from witness_entry b where kind = 'label.bought';
                    create temp view witness_scan as
                      select seq, at, tracking_code, status from witness_entry where kind = 'parcel.scanned'
                    """);
        }
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into witness_entry values (?, ?::timestamptz, ?, ?, ?, ?::bigint, ?, ?, ?, ?, ?)")) {
            for (JsonNode entry : entries) {
                insert.setLong(1, entry.path("seq").asLong());
                int column = 2;
                for (String field : FIELDS) {
                    insert.setString(
                            column++,
                            entry.hasNonNull(field) ? entry.path(field).asString() : null);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static final List<String> FIELDS = List.of(
            "at",
            "kind",
            "order_id",
            "payment_intent",
            "amount",
            "currency",
            "shipment",
            "tracking_code",
            "reference",
            "status");
}
