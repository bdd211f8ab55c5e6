package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.inventory.SourcingRule.FewestParcels;
import dev.packhorse.inventory.SourcingRule.KeepsStockBalanced;
import dev.packhorse.inventory.SourcingRule.Nearest;
import dev.packhorse.inventory.SourcingRule.Preferred;
import dev.packhorse.inventory.SourcingRule.ShipsAlone;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.shipping.PlannedParcel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourcingBookTest {

    private static final SourcingRules BALANCED = new SourcingRules(List.of(new KeepsStockBalanced()), false);

    @AutoClose
    private final Shop shop = Shop.open();

    private final SourcingBook book = shop.get(SourcingBook.class);

    @BeforeEach
    void stock() {
        shop.warehouse("BER", "DE", 1).warehouse("LYS", "FR", 2).sells("A");
        shop.receives(5, "A", "BER").receives(9, "A", "LYS");
    }

    @AfterEach
    void nothingIsLost() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void beginsWithTheStandardRules() {
        assertThat(book.rules()).isEqualTo(new SourcingBook.Stated(SourcingRules.standard(), 1));
    }

    @Test
    void keepsEveryRuleAsItWasStated() {
        SourcingRules all = new SourcingRules(
                List.of(
                        new KeepsStockBalanced(),
                        new Nearest(Nearest.By.POSTAL_CODE),
                        new ShipsAlone(),
                        new Preferred(),
                        new SourcingRule.RespectsCutOff(),
                        new FewestParcels()),
                false);

        assertThat(book.replace(all, 1)).contains(new SourcingBook.Stated(all, 2));
        assertThat(book.rules()).isEqualTo(new SourcingBook.Stated(all, 2));
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseHasStated() {
        book.replace(BALANCED, 1);

        assertThat(book.replace(SourcingRules.standard(), 1)).isEmpty();
        assertThat(book.rules().rules()).isEqualTo(BALANCED);
    }

    @Test
    void theNextOrderIsSourcedByTheNewRules() {
        assertThat(warehouses(1)).containsExactly("BER");

        book.replace(BALANCED, 1);

        assertThat(warehouses(1)).containsExactly("LYS");
        assertThat(shop.checkouts().hold(aCheckout().of(10, "A").build()))
                .isEqualTo(new CheckoutOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 10, 8))));
    }

    @Test
    void aTrialAnswersAsAnOrderWouldAndHoldsNothing() {
        SourcingTrial trial = shop.get(SourcingTrial.class);
        var wanted = Map.of(new Sku("A"), 11);
        var tried = trial.explain(new SourcingTrial.Question(wanted, Destination.in("DE"), null, List.of()));
        var balanced = trial.explain(new SourcingTrial.Question(wanted, Destination.in("DE"), BALANCED, List.of()));
        var imagined = trial.explain(new SourcingTrial.Question(
                wanted,
                Destination.in("DE"),
                null,
                List.of(new StockLevel(new WarehouseCode("LYS"), new Sku("A"), 11, 0, 0))));

        assertThat(shop.level("A", "BER").held()).isZero();
        assertThat(described(tried.outcome())).isEqualTo(described(new HoldOutcome.Held(held(11))));
        assertThat(balanced.outcome()).isEqualTo(new HoldOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 11, 9))));
        assertThat(described(imagined.outcome())).containsExactly("LYS 11");
    }

    private List<String> warehouses(int quantity) {
        return held(quantity).stream().map(parcel -> parcel.warehouse().value()).toList();
    }

    private List<PlannedParcel> held(int quantity) {
        return shop.plan(shop.holds(aCheckout().of(quantity, "A")));
    }

    private static List<String> described(HoldOutcome outcome) {
        return ((HoldOutcome.Held) outcome)
                .parcels().stream()
                        .map(parcel -> parcel.warehouse() + " "
                                + parcel.items().getFirst().quantity())
                        .toList();
    }
}
