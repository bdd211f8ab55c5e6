package dev.packhorse.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The sandbox as a process of its own. Arguments win over the environment. */
public final class SandboxMain {

    private static final String USAGE = """
            Usage: sandbox [--name=value]...
              --port=8090                       PACKHORSE_SANDBOX_PORT
              --host=127.0.0.1                  PACKHORSE_SANDBOX_HOST
              --ledger=sandbox-ledger.ndjson    PACKHORSE_SANDBOX_LEDGER
              --public-url=http://...           PACKHORSE_SANDBOX_PUBLIC_URL (for links in answers)
              --platform-url=http://...         PACKHORSE_SANDBOX_PLATFORM_URL (webhooks; none when absent)
              --stripe-secret=whsec_sandbox     PACKHORSE_SANDBOX_STRIPE_SECRET
              --easypost-secret=easypost_sandbox PACKHORSE_SANDBOX_EASYPOST_SECRET
              --carrier-pace=PT2S               PACKHORSE_SANDBOX_CARRIER_PACE (between scans, ISO 8601)
            """;

    private static final Map<String, String> DEFAULTS = Map.of(
            "port", "8090",
            "host", "127.0.0.1",
            "ledger", "sandbox-ledger.ndjson",
            "public-url", "",
            "platform-url", "",
            "stripe-secret", "whsec_sandbox",
            "easypost-secret", "easypost_sandbox",
            "carrier-pace", "PT2S");

    private SandboxMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            var sandbox = Sandbox.start(options(args, System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
            System.out.println("Packhorse sandbox on " + sandbox.baseUri());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("sandbox: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    static SandboxOptions options(String[] args, Map<String, String> environment) {
        var given = new HashMap<>(DEFAULTS);
        DEFAULTS.keySet().forEach(name -> {
            var value = environment.get(
                    "PACKHORSE_SANDBOX_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
            if (value != null) {
                given.put(name, value);
            }
        });
        for (var arg : args) {
            var at = arg.indexOf('=');
            if (!arg.startsWith("--") || at < 0 || !DEFAULTS.containsKey(arg.substring(2, at))) {
                throw new IllegalArgumentException("unknown option " + arg + "; --help lists them");
            }
            given.put(arg.substring(2, at), arg.substring(at + 1));
        }
        return new SandboxOptions(
                given.getOrDefault("host", ""),
                port(given.getOrDefault("port", "")),
                Path.of(given.getOrDefault("ledger", "")),
                uri("public-url", given.getOrDefault("public-url", "")),
                uri("platform-url", given.getOrDefault("platform-url", "")),
                given.getOrDefault("stripe-secret", ""),
                given.getOrDefault("easypost-secret", ""),
                pace(given.getOrDefault("carrier-pace", "")));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("port must be a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable URI uri(String name, String text) {
        if (text.isBlank()) {
            return null;
        }
        if (!text.matches("https?://[^\\s/]+\\S*")) {
            throw new IllegalArgumentException(name + " must be an http or https URL, not " + text);
        }
        return URI.create(text);
    }

    private static Duration pace(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("carrier-pace must be a duration such as PT2S, not " + text);
        }
    }
}
