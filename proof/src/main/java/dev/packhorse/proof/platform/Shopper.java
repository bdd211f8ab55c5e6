package dev.packhorse.proof.platform;

import dev.packhorse.proof.platform.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A client who does what the API's guide says: no answer, 202 or 503 means to ask again with the same key, until there is a
 * decision. Whatever else it hears is taken for the decision.
 */
public final class Shopper {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final String api;

    public Shopper(Platform platform) {
        this.api = platform.api();
    }

    /** One thing of each SKU. */
    public static String basket(String paymentMethod, String... skus) {
        StringBuilder lines = new StringBuilder();
        for (String sku : skus) {
            lines.append(lines.isEmpty() ? "" : ",").append("{\"sku\":\"%s\",\"quantity\":1}".formatted(sku));
        }
        return """
                {"customer":{"name":"Ada Lovelace","email":"ada@example.com"},"lines":[%s],"currency":"EUR",
                 "shipping_address":{"line1":"Oranienstr. 1","city":"Berlin","postal_code":"10999","country":"DE"},
                 "payment_method":"%s"}
                """.formatted(lines, paymentMethod);
    }

    /** The decision about a checkout. */
    public Answer buy(String key, String basket) {
        return persist(() -> Http.post(api + "/v1/orders", basket, Map.of("Idempotency-Key", key)));
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
                if (answer.status() != 202 && answer.status() != 503) {
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
