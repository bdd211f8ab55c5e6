package dev.packhorse;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Checkouts;
import dev.packhorse.order.OrderQuery;
import dev.packhorse.order.OrderViews;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseOutOfReachTest {

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);

    @Test
    void becomesAnExceptionWithinSecondsAndHealsByItself() throws Exception {
        try (Shop shop = Shop.open();
                Wire wire = new Wire(shop.database().url());
                ConfigurableApplicationContext app = shop.neighbour(
                        "spring.datasource.url=" + wire.url(shop.database().url()))) {
            shop.warehouse("BER", "DE", 1).sells("KEY").receives(5, "KEY", "BER");
            Checkouts checkouts = app.getBean(Checkouts.class);
            OrderViews views = app.getBean(OrderViews.class);
            var checkout = aCheckout().of(1, "KEY").build();
            assertThat(checkouts.hold(checkout)).isInstanceOf(CheckoutOutcome.Held.class);

            wire.fallSilent();
            assertEndsSoon(() -> checkouts.hold(checkout));
            assertEndsSoon(() -> views.list(OrderQuery.newest(10)));

            wire.speakAgain();
            Eventually.see(
                    () -> views.byKey(checkout.idempotencyKey()),
                    order -> assertThat(order).isPresent());
            assertThat(checkouts.hold(checkout)).isInstanceOf(CheckoutOutcome.Known.class);
        }
    }

    @Test
    void everyStatementHasALimitAtTheServerToo() {
        try (Shop shop = Shop.open()) {
            JdbcClient jdbc = shop.get(JdbcClient.class);
            assertThat(setting(jdbc, "statement_timeout")).isEqualTo("5s");
            assertThat(setting(jdbc, "lock_timeout")).isEqualTo("4s");
            assertThat(setting(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("30s");
        }
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("show " + name).query(String.class).single();
    }

    private static void assertEndsSoon(ThrowingCallable question) {
        long begun = System.nanoTime();
        assertThatThrownBy(question).isInstanceOf(NestedRuntimeException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(A_FEW_SECONDS);
    }
}
