package dev.packhorse.api;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Headers of our own. */
public final class RequestHeaders {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");

    private RequestHeaders() {}

    public static String idempotencyKey(@Nullable List<String> given) {
        if (given == null || given.isEmpty() || given.getFirst().isBlank()) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Send a key of your own that names this order, such as a UUID, and the same one when you repeat.");
        }
        String key = given.getFirst().strip();
        if (given.size() > 1 || !KEY.matcher(key).matches()) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_INVALID, "Send one key of 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    /** {@code Prefer: wait=N} in seconds (RFC 7240). A preference is no order: what is too long is cut, what is odd ignored. */
    public static Duration wait(@Nullable List<String> preferences, ApiProperties properties) {
        Matcher wanted = WAIT.matcher(preferences == null ? "" : String.join(",", preferences));
        if (!wanted.find()) {
            return properties.waitDefault();
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(wanted.group(1)));
        return wait.compareTo(properties.waitMax()) > 0 ? properties.waitMax() : wait;
    }
}
