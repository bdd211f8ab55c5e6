package dev.packhorse.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.platform.Catalogue;
import dev.packhorse.proof.platform.Http.Answer;
import dev.packhorse.proof.platform.Platform;
import dev.packhorse.proof.platform.Shopper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Customers who all shop at once, each with a plan of its own, and who remember what they were told. */
final class Crowd {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Shopper shopper;
    private final List<Plan> plans;
    private final List<Future<?>> shopping = new ArrayList<>();
    private final Map<Plan, Answer> told = new ConcurrentHashMap<>();
    private final Map<Plan, Answer> cancellations = new ConcurrentHashMap<>();

    /** @param skus one of each */
    record Plan(String key, String paymentMethod, List<String> skus, boolean cancels) {

        String basket() {
            return Shopper.basket(paymentMethod, skus.toArray(String[]::new));
        }

        boolean isDeclined() {
            return paymentMethod.equals("pm_card_chargeDeclined");
        }

        boolean isScarce() {
            return skus.contains(Catalogue.SCARCE);
        }
    }

    Crowd(Platform platform, List<Plan> plans) {
        this.shopper = new Shopper(platform);
        this.plans = plans;
    }

    /**
     * Of every ten one card is declined, one order is cancelled again and two are sent in two parcels; twice as many as there
     * are units want the scarce thing.
     */
    static List<Plan> mixed(int customers, int scarceUnits) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            boolean scarce = i % 3 == 0 && i / 3 < 2 * scarceUnits;
            boolean declined = !scarce && i % 10 == 4;
            boolean cancels = !scarce && i % 10 == 7;
            List<String> skus = scarce
                    ? List.of(Catalogue.SCARCE)
                    : i % 5 == 2 ? List.of(Catalogue.plenty(i), Catalogue.plenty(i + 1)) : List.of(Catalogue.plenty(i));
            plans.add(new Plan(
                    UUID.randomUUID().toString(), declined ? "pm_card_chargeDeclined" : "pm_card_visa", skus, cancels));
        }
        return plans;
    }

    /** Begins; so many at once. */
    void shop(int atOnce) {
        Semaphore shop = new Semaphore(atOnce);
        ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
        plans.forEach(plan -> shopping.add(customers.submit(() -> {
            shop.acquire();
            try {
                visit(plan);
            } finally {
                shop.release();
            }
            return null;
        })));
        customers.shutdown();
    }

    private void visit(Plan plan) {
        Answer answer = shopper.buy(plan.key(), plan.basket());
        told.put(plan, answer);
        if (plan.cancels() && answer.status() == 201) {
            cancellations.put(plan, shopper.cancel(id(answer)));
        }
    }

    void awaitDecisions(int count) {
        Eventually.holds(count + " customers have their answer", LIMIT, () -> told.size() >= count || allGone());
    }

    private boolean allGone() {
        return shopping.stream().allMatch(Future::isDone);
    }

    void awaitAll() throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Future<?> customer : shopping) {
            customer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /** What each was told fits its plan, is what became of the order, and is told again to whoever asks with the same key. */
    void assertEveryoneHeardTheTruth() {
        assertThat(told).hasSameSizeAs(plans);
        for (Plan plan : plans) {
            Answer answer = Objects.requireNonNull(told.get(plan));
            assertThat(answer.status())
                    .as("%s was answered %s", plan, answer.body())
                    .isIn(plan.isDeclined() ? List.of(402) : plan.isScarce() ? List.of(201, 409) : List.of(201));
            if (answer.status() != 409) {
                assertAnswerStands(plan, answer);
            }
        }
    }

    private void assertAnswerStands(Plan plan, Answer answer) {
        Answer again = shopper.buy(plan.key(), plan.basket());
        assertThat(again.status()).isEqualTo(answer.status());
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(again.replayed()).isTrue();
        if (answer.status() == 201) {
            Answer cancellation = cancellations.get(plan);
            boolean cancelled = cancellation != null && cancellation.status() == 200;
            assertThat(shopper.order(id(answer)).json().path("status").asString(""))
                    .as("%s, cancellation %s", plan, cancellation)
                    .isEqualTo(cancelled ? "cancelled" : "delivered");
        }
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asString("");
    }
}
