package dev.packhorse.proof.whole;

import dev.packhorse.proof.platform.Http;
import dev.packhorse.proof.platform.Http.Answer;
import dev.packhorse.proof.platform.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Buyers who all want the same thing, come within seconds, and do what the API's guide says: wait, ask again, pay. */
final class FlashCrowd {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String api;
    private final String sku;
    private final String name;
    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final List<Future<Integer>> buyers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param name tells the buyers of this crowd from those of another */
    FlashCrowd(Platform platform, String sku, String name) {
        this.api = platform.api();
        this.sku = sku;
        this.name = name;
    }

    /** They come evenly spread. */
    void come(int count, Duration within) {
        for (int n = 0; n < count; n++) {
            int buyer = n;
            long arrival = within.toNanos() * n / count;
            buyers.add(threads.submit(() -> {
                LockSupport.parkNanos(arrival);
                return buy(buyer);
            }));
        }
        threads.shutdown();
    }

    /** @return how many ended with which status */
    Map<Integer, Integer> ends() throws Exception {
        Map<Integer, Integer> ends = new TreeMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Future<Integer> buyer : buyers) {
            try {
                ends.merge(buyer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), 1, Integer::sum);
            } catch (TimeoutException late) {
                throw new AssertionError("Not everybody came to an end; what was heard: " + heard(), late);
            }
        }
        return ends;
    }

    /** What was answered to which step, and how often, such as {@code checkout 202}. */
    Map<String, Integer> heard() {
        Map<String, Integer> all = new TreeMap<>();
        heard.forEach((answer, times) -> all.put(answer, times.get()));
        return all;
    }

    int paid() {
        AtomicInteger paid = heard.get("pay 201");
        return paid == null ? 0 : paid.get();
    }

    private int buy(int buyer) {
        String key = UUID.randomUUID().toString();
        String basket = """
                {"customer":{"name":"Buyer %d","email":"buyer%d@%s.example"},"lines":[{"sku":"%s","quantity":1}],"currency":"EUR",
                 "shipping_address":{"line1":"Oranienstr. 1","city":"Berlin","postal_code":"10999","country":"DE"}}
                """.formatted(buyer, buyer, name, sku);
        Answer held =
                persist("checkout", () -> Http.post(api + "/v1/checkouts", basket, Map.of("Idempotency-Key", key)));
        if (held.status() != 201) {
            return held.status();
        }
        String checkout = held.json().path("id").asString();
        return persist(
                        "pay",
                        () -> Http.post(
                                api + "/v1/checkouts/" + checkout + "/pay",
                                "{\"payment_method\":\"pm_card_visa\"}",
                                Map.of("Prefer", "wait=30")))
                .status();
    }

    private interface Question {
        Answer ask() throws IOException;
    }

    private Answer persist(String step, Question question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Duration pause = Duration.ofSeconds(1);
            try {
                Answer answer = question.ask();
                count(step + " " + answer.status()
                        + (answer.status() > 201 && answer.status() != 202 ? " " + answer.code() : ""));
                if (answer.status() != 202 && answer.status() != 429 && answer.status() != 503) {
                    return answer;
                }
                pause = answer.retryAfter().isZero() ? pause : answer.retryAfter();
            } catch (IOException unanswered) {
                count(step + " unanswered " + unanswered);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        throw new IllegalStateException("No end of " + step + " within " + PATIENCE);
    }

    private void count(String what) {
        heard.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }
}
