package dev.packhorse.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one sandbox runs.
 *
 * @param host the address to bind; the control surface has no login, so this is the loopback unless something guards it
 * @param port 0 takes any free one
 * @param ledger the file that holds everything; made when missing
 * @param publicUri what others call this sandbox by, for the links in its answers; null means the address bound
 * @param platform where webhooks go ({@code /v1/webhooks/stripe} and {@code /v1/webhooks/easypost} below it); null sends none
 * @param stripeSecret signs Stripe's events
 * @param easypostSecret signs EasyPost's events
 * @param pace between two scans of a parcel that the courier took; zero scans them at once
 */
public record SandboxOptions(
        String host,
        int port,
        Path ledger,
        @Nullable URI publicUri,
        @Nullable URI platform,
        String stripeSecret,
        String easypostSecret,
        Duration pace) {

    public SandboxOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(ledger, "ledger");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        if (pace.isNegative() || pace.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("carrier pace must be between 0 and one day, not " + pace);
        }
        if (stripeSecret.isBlank() || easypostSecret.isBlank()) {
            throw new IllegalArgumentException("webhook secrets must not be blank");
        }
    }

    /** On any free port of the loopback, without webhooks, scanning at once: what a test starts from. */
    public static SandboxOptions on(Path ledger) {
        return new SandboxOptions(
                "127.0.0.1", 0, ledger, null, null, "whsec_sandbox", "easypost_sandbox", Duration.ZERO);
    }

    public SandboxOptions withPort(int port) {
        return new SandboxOptions(host, port, ledger, publicUri, platform, stripeSecret, easypostSecret, pace);
    }

    public SandboxOptions withPlatform(URI platform) {
        return new SandboxOptions(host, port, ledger, publicUri, platform, stripeSecret, easypostSecret, pace);
    }

    public SandboxOptions withSecrets(String stripeSecret, String easypostSecret) {
        return new SandboxOptions(host, port, ledger, publicUri, platform, stripeSecret, easypostSecret, pace);
    }

    public SandboxOptions withPace(Duration pace) {
        return new SandboxOptions(host, port, ledger, publicUri, platform, stripeSecret, easypostSecret, pace);
    }
}
