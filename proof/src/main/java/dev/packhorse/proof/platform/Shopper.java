package dev.packhorse.proof.platform;

import dev.packhorse.proof.platform.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client who does what the API's guide says: no answer, 202, 429 or 503 means to ask again with the same key, until there is a
 * decision. Whatever else it hears is taken for the decision.
 */
public final class Shopper {

    private static final Set<Integer> AGAIN_LATER = Set.of(202, 429, 503);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final String api;

    public Shopper(Platform platform) {
        this.api = platform.api();
    }

    /** One thing of each SKU. */
    public static String basket(String paymentMethod, String... skus) {
        return paying(paymentMethod, held(Stream.of(skus).map(sku -> line(sku, 1))));
    }

    /** So many of one SKU. */
    public static String basketOf(int quantity, String sku, String paymentMethod) {
        return paying(paymentMethod, heldOf(quantity, sku));
    }

    /** So many of one SKU, to be paid later. */
    public static String heldOf(int quantity, String sku) {
        return held(Stream.of(line(sku, quantity)));
    }

    private static String line(String sku, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, quantity);
    }

    private static String held(Stream<String> lines) {
        return """
                {"customer":{"name":"Ada Lovelace","email":"ada@example.com"},"lines":[%s],"currency":"EUR",
                 "shipping_address":{"line1":"Oranienstr. 1","city":"Berlin","postal_code":"10999","country":"DE"}}
                """.strip().formatted(lines.collect(Collectors.joining(",")));
    }

    private static String paying(String paymentMethod, String held) {
        return held.substring(0, held.length() - 1) + ",\"payment_method\":\"" + paymentMethod + "\"}";
    }

    /** The decision about a checkout. */
    public Answer buy(String key, String basket) {
        return persist(() -> Http.post(api + "/v1/orders", basket, Map.of("Idempotency-Key", key)));
    }

    /** Holds now, to pay later. */
    public Answer open(String key, String held) {
        return persist(() -> Http.post(api + "/v1/checkouts", held, Map.of("Idempotency-Key", key)));
    }

    /** The decision about a checkout that was held before. */
    public Answer pay(String checkout, String paymentMethod) {
        String body = "{\"payment_method\":\"" + paymentMethod + "\"}";
        return persist(() -> Http.post(api + "/v1/checkouts/" + checkout + "/pay", body, Map.of()));
    }

    /** The decision about a wish not to wait for a parcel any longer. */
    public Answer cancelParcel(String parcel) {
        return persist(() -> Http.post(api + "/v1/parcels/" + parcel + "/cancel", "", Map.of()));
    }

    /** The decision about a wish to cancel. */
    public Answer cancel(String order) {
        return persist(() -> Http.post(api + "/v1/orders/" + order + "/cancel", "", Map.of()));
    }

    public Answer order(String id) {
        return persist(() -> Http.get(api + "/v1/orders/" + id));
    }

    private interface Question {
        Answer ask() throws IOException;
    }

    private static Answer persist(Question question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            try {
                Answer answer = question.ask();
                if (!AGAIN_LATER.contains(answer.status())) {
                    return answer;
                }
                last = answer.status() + " " + answer.body();
            } catch (IOException unanswered) {
                last = unanswered.toString();
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        throw new IllegalStateException(
                "No decision within " + PATIENCE.toSeconds() + " s; the last that was heard: " + last);
    }
}
