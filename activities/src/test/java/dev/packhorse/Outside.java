package dev.packhorse;

import dev.packhorse.sandbox.Ledger;
import dev.packhorse.sandbox.LedgerEntry;
import dev.packhorse.sandbox.Sandbox;
import dev.packhorse.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The payment provider and the carrier as a test meets them: their ledger as the witness, and their faults. */
public final class Outside implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path ledger;
    private final Sandbox sandbox;

    private Outside(Path ledger, Sandbox sandbox) {
        this.ledger = ledger;
        this.sandbox = sandbox;
    }

    public static Outside open() {
        try {
            Path ledger = Files.createTempFile("packhorse-sandbox", ".ndjson");
            return new Outside(ledger, Sandbox.start(SandboxOptions.on(ledger)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI baseUri() {
        return sandbox.baseUri();
    }

    /** @param fault and what it needs, as the sandbox takes it: {@code "fault":"status","status":503} */
    public void goesWrong(String operation, String fault) {
        send("PUT", "/_sandbox/faults", "[{\"operation\":\"" + operation + "\"," + fault + "}]");
    }

    public boolean wentWrong() {
        return send("GET", "/_sandbox/faults", "").equals("[]");
    }

    public void customerConfirms(String intent, String outcome) {
        send("POST", "/_sandbox/authenticate/" + intent, "{\"outcome\":\"" + outcome + "\"}");
    }

    public void scans(String trackingCode, String status) {
        send("POST", "/_sandbox/trackers/" + trackingCode + "/scans", "{\"status\":\"" + status + "\"}");
    }

    public List<LedgerEntry> saw(String kind) {
        try {
            return Ledger.read(ledger).stream()
                    .filter(entry -> entry.kind().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(sandbox.baseUri().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        try {
            Files.delete(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
