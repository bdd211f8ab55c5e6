package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Shop;
import dev.packhorse.inventory.HoldAnswer.Held;
import dev.packhorse.money.Money;
import dev.packhorse.order.IllegalStep;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HoldBatcherTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2).sells("PEN", "INK", "PAD");
        shop.receives(10, "PEN", "BER").receives(10, "PEN", "LYS").receives(5, "INK", "BER");
    }

    @AfterEach
    void stockAddsUp() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void setsStockAsideWithoutAnOrderAndSaysTheSameAgain() {
        HoldRequest request = request(line("PEN", 12), line("INK", 1));

        HoldAnswer answer = batcher().hold(request);

        assertThat(((Held) answer).portions())
                .extracting(HoldAnswer.Portion::units)
                .containsExactly(1L, 10L, 2L);
        assertThat(batcher().hold(request)).isEqualTo(answer);
        assertThat(shop.level("PEN", "BER").held()).isEqualTo(10);
        assertThat(shop.level("PEN", "LYS").held()).isEqualTo(2);
        shop.timePasses();
        assertThat(shop.stock().expireDue(10)).isPositive();
        assertThat(batcher().hold(request)).isEqualTo(new HoldAnswer.Resolved());
        assertThat(shop.level("PEN", "BER").held()).isZero();
    }

    @Test
    void refusesTheSameIdForOtherGoods() {
        HoldRequest request = request(line("PEN", 1));
        assertThat(batcher().hold(request)).isInstanceOf(Held.class);

        assertThat(batcher()
                        .hold(new HoldRequest(request.id(), Destination.in("DE"), List.of(line("PEN", 2)), A_MINUTE)))
                .isEqualTo(new HoldAnswer.Conflict());
    }

    @Test
    void aNoLeavesNothingBehind() {
        HoldRequest request = request(line("PEN", 1), line("INK", 6));

        assertThat(batcher().hold(request))
                .isEqualTo(new HoldAnswer.SoldOut(List.of(new Shortfall(new Sku("INK"), 6, 5))));
        assertThat(shop.sql()
                        .sql("select count(*) from stock_hold where id = ?")
                        .param(request.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anErrandFailsAsItFailsAndLeavesNothing() {
        assertThatThrownBy(() -> batcher().run(new StockErrand<Void>() {
                    @Override
                    public Set<Place> places() {
                        return Set.of(new Place(new WarehouseCode("BER"), new Sku("PAD")));
                    }

                    @Override
                    public Void run() {
                        throw new IllegalStep("No.");
                    }
                }))
                .isExactlyInstanceOf(IllegalStep.class);
        assertThat(shop.stock().levels(new Sku("PAD"))).isEmpty();
    }

    @Test
    void refusesToChangeStockInsideOfAnotherTransaction() {
        TransactionTemplate transaction = new TransactionTemplate(shop.get(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.execute(_ -> batcher().hold(request(line("PEN", 1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a transaction of its own");
    }

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static HoldRequest request(OrderLine... lines) {
        return new HoldRequest(
                new HoldId(OrderId.next(Instant.now()), 1), Destination.in("DE"), Arrays.asList(lines), A_MINUTE);
    }

    private static OrderLine line(String sku, int quantity) {
        return new OrderLine(new Sku(sku), sku, quantity, Money.of(1000, "EUR"));
    }

    private static HoldBatcher batcher() {
        return shop.get(HoldBatcher.class);
    }
}
