package dev.packhorse.sandbox;

import dev.packhorse.sandbox.LedgerEntry.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's idempotency keys (https://docs.stripe.com/api/idempotent_requests): the same key with the same request gets
 * the stored answer, with another request an error, and while the first is still running a conflict.
 */
final class Idempotency {

    private static final int MAX_KEY = 255;

    private final Map<String, StoredAnswer> answers = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /** A key with the request that it stands for. */
    record Key(String value, String fingerprint) {

        StoredAnswer answered(Answer answer) {
            return new StoredAnswer(value, fingerprint, answer.status(), answer.bodyText());
        }
    }

    static @Nullable Key key(Call call) {
        var value = call.header("Idempotency-Key");
        if (value == null || value.isBlank() || !call.isPost()) {
            return null;
        }
        if (value.length() > MAX_KEY) {
            throw StripeJson.invalid("Idempotency keys have at most 255 characters.", null, null);
        }
        return new Key(value, sha256(String.join("/", call.path()) + "\n" + new TreeMap<>(call.form())));
    }

    synchronized void apply(LedgerEntry entry) {
        if (entry.answer() != null) {
            answers.put(entry.answer().key(), entry.answer());
        }
    }

    /** The stored answer if there is one; else the key is taken until {@link #end}. */
    synchronized Optional<Answer> begin(Key key) {
        var stored = answers.get(key.value());
        if (stored != null && !stored.fingerprint().equals(key.fingerprint())) {
            throw new Refusal(
                    StripeJson.error(
                            400,
                            "idempotency_error",
                            null,
                            "Keys for idempotent requests can only be used with the same parameters they were first used"
                                    + " with. Try using a key other than '" + key.value() + "'.",
                            null),
                    false);
        }
        if (stored != null) {
            return Optional.of(Answer.text(stored.status(), "application/json", stored.body())
                    .with("Idempotent-Replayed", "true"));
        }
        if (!running.add(key.value())) {
            throw new Refusal(
                    StripeJson.error(
                            409,
                            "idempotency_error",
                            "idempotency_key_in_use",
                            "There is currently another in-progress request using this idempotent key: " + key.value(),
                            null),
                    false);
        }
        return Optional.empty();
    }

    synchronized void end(Key key) {
        running.remove(key.value());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
