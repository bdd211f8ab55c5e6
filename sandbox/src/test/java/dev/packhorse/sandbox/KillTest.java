package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredSurvivesAKill() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        var process = start();
        var caller = new Caller(address(process));
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                var customer = "ord_" + i;
                customers.submit(() -> payUntilItDies(caller, customer, answered));
            }
            Caller.eventually("some payments", () -> answered.size() > 50);
            // SIGKILL: no shutdown hook, no flush.
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (var again = Sandbox.start(options())) {
            var orders = new Caller(again)
                    .ledger(LedgerEntry.PAYMENT_AUTHORISED).stream()
                            .map(LedgerEntry::orderId)
                            .collect(Collectors.toSet());
            assertThat(orders).containsAll(answered);
            var one = answered.iterator().next();
            assertThat(new Caller(again).authorise(one, 100, "pm_card_visa").replayed())
                    .isTrue();
        }
    }

    private static void payUntilItDies(Caller caller, String customer, Set<String> answered) {
        for (var i = 0; i < 100_000; i++) {
            try {
                caller.authorise(customer + "_" + i, 100, "pm_card_visa");
            } catch (IOException dead) {
                return;
            }
            answered.add(customer + "_" + i);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--port=0",
                        "--ledger=" + options().ledger())
                .redirectErrorStream(true)
                .start();
    }

    private static URI address(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("Packhorse sandbox on ")) {
                return URI.create(line.substring("Packhorse sandbox on ".length()));
            }
        }
        throw new AssertionError("the sandbox ended without a word");
    }

    private SandboxOptions options() {
        return SandboxOptions.on(folder.resolve("ledger.ndjson"));
    }
}
