package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.CheckoutBuilder;
import dev.packhorse.Eventually;
import dev.packhorse.Shop;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.inventory.SourcingRule.LeastDistance;
import dev.packhorse.inventory.SourcingRule.Preferred;
import dev.packhorse.inventory.SourcingRule.RespectsCapacity;
import dev.packhorse.order.CheckoutId;
import dev.packhorse.order.Order;
import dev.packhorse.order.PayOutcome;
import dev.packhorse.payment.PaymentMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules for whose sake more is looked up than the stock. Berlin is preferred, all else being equal. */
class SourcingLookUpTest {

    private static final Coordinates BERLIN = new Coordinates(52.52, 13.405);
    private static final Coordinates LYON = new Coordinates(45.764, 4.8357);
    private static final Coordinates PARIS = new Coordinates(48.8566, 2.3522);

    @AutoClose
    private final Shop shop = Shop.open();

    private final SourcingBook book = shop.get(SourcingBook.class);
    private final DestinationPlaces places = shop.get(DestinationPlaces.class);

    @BeforeEach
    void stock() {
        warehouse("BER", 1, BERLIN, 2);
        warehouse("LYS", 2, LYON, null);
        shop.sells("A").receives(50, "A", "BER").receives(50, "A", "LYS");
    }

    @AfterEach
    void nothingIsLost() {
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    @Test
    void aWarehouseWhoseDayIsFullIsPutBehind() throws Exception {
        rules(new RespectsCapacity(), new Preferred());
        Order first = shop.places(aCheckout().of(1, "A"));
        Order second = shop.holds(aCheckout().of(1, "A"));
        assertThat(from(first)).isEqualTo("BER");
        assertThat(from(second)).as("one more fits into the day").isEqualTo("BER");

        theRulesComeToChoose("LYS");
        assertThat(from(shop.holds(aCheckout().of(1, "A"))))
                .as("held and placed parcels have filled it")
                .isEqualTo("LYS");

        shop.journal().handOver(shop.labels(first, 1));
        assertThat(loadOfBerlin()).isEqualTo(new WarehouseLoad(1, 1));
        assertThat(from(shop.holds(aCheckout().of(1, "A"))))
                .as("what left today has taken its part of the day")
                .isEqualTo("LYS");

        shop.stock().release(second.id());
        shop.timePassesFor(second);
        shop.sql()
                .sql("update orders set status = 'expired' where id = ?")
                .param(second.id().value())
                .update();
        theRulesComeToChoose("BER");
        assertThat(from(shop.holds(aCheckout().of(1, "A"))))
                .as("who does not buy makes room")
                .isEqualTo("BER");
    }

    @Test
    void theOrdersOwnCoordinatesDecideAlsoWhenItsStockIsAskedForAgain() {
        rules(new LeastDistance(), new Preferred());
        assertThat(from(shop.holds(aCheckout().of(1, "A")))).isEqualTo("BER");
        Order parisian = shop.holds(aCheckout().of(1, "A").at(48.8566, 2.3522).unpaid());
        assertThat(from(parisian)).isEqualTo("LYS");
        assertThat(shop.view(parisian.id()).shippingAddress().coordinates()).isEqualTo(PARIS);

        shop.timePassesFor(parisian);
        shop.stock().expireDue(10);
        assertThat(shop.openCheckouts().pay(CheckoutId.of(parisian.id()), new PaymentMethod("pm_card_visa")))
                .isInstanceOf(PayOutcome.Accepted.class);
        assertThat(from(parisian)).isEqualTo("LYS");
    }

    @Test
    void elseTheHousesTableDoes() {
        rules(new LeastDistance(), new Preferred());
        CheckoutBuilder french = aCheckout().of(1, "A").to("FR");
        assertThat(from(shop.holds(french))).as("nobody knows where France is").isEqualTo("BER");

        Places france = new Places(List.of(new Places.Place("FR", null, null, PARIS)));
        assertThat(places.replace(france, 7)).as("somebody else has changed it").isEmpty();
        assertThat(places.replace(france, 1)).contains(new DestinationPlaces.Stated(france, 2));
        assertThat(places.stated().places()).isEqualTo(france);

        assertThat(from(shop.holds(aCheckout().of(1, "A").to("FR")))).isEqualTo("LYS");
        assertThat(from(shop.holds(aCheckout().of(1, "A").to("NO")))).isEqualTo("BER");
    }

    @Test
    void aTrialLooksUpWhatItsOwnRulesAskFor() {
        SourcingRules distance = new SourcingRules(List.of(new LeastDistance()), true);
        SourcingExplanation explanation = shop.get(SourcingTrial.class)
                .explain(new SourcingTrial.Question(
                        Map.of(new Sku("A"), 1), new Destination("FR", null, null, PARIS), distance, List.of()));

        assertThat(explanation.steps().getFirst().considered())
                .extracting(each -> each.opinions().getFirst().words())
                .containsExactly(
                        "Is 391 km from the destination, by the order's coordinates.",
                        "Is 877 km from the destination, by the order's coordinates.");
    }

    /** The count is shared for a fifth of a second; a trial shares it with the holds. */
    private void theRulesComeToChoose(String warehouse) throws Exception {
        SourcingTrial trial = shop.get(SourcingTrial.class);
        SourcingTrial.Question question =
                new SourcingTrial.Question(Map.of(new Sku("A"), 1), Destination.in("DE"), null, List.of());
        Eventually.see(
                () -> trial.explain(question)
                        .steps()
                        .getFirst()
                        .considered()
                        .getFirst()
                        .warehouse(),
                chosen -> assertThat(chosen).hasToString(warehouse));
    }

    /** Counted anew. */
    private WarehouseLoad loadOfBerlin() {
        return new WarehouseLoads(shop.sql()).now().get(new WarehouseCode("BER"));
    }

    private String from(Order order) {
        return shop.view(order.id()).parcels().getFirst().warehouse().value();
    }

    private void rules(SourcingRule... rules) {
        assertThat(book.replace(new SourcingRules(List.of(rules), true), 1)).isPresent();
    }

    private void warehouse(String code, int priority, Coordinates at, @Nullable Integer parcelsPerDay) {
        shop.get(Warehouses.class)
                .put(new Warehouse(
                        new WarehouseCode(code),
                        code,
                        Shop.address("DE", at),
                        priority,
                        null,
                        new Warehouse.Capacity(null, parcelsPerDay),
                        false,
                        1));
    }
}
