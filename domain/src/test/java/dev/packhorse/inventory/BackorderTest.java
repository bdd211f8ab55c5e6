package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.customer.Address;
import dev.packhorse.inventory.Backorder.Kind;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be promised before it is there. */
class BackorderTest {

    private static final OrderId ORDER = OrderId.next(Instant.EPOCH);
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(10));
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    private final List<Warehouse> warehouses = List.of(warehouse("BER", "DE", 1), warehouse("LYS", "FR", 2));
    private final Map<Sku, Backorder> backorders = new HashMap<>();

    /** A waits for Berlin, soon; B for Lyon, later; an asterisk marks what waits. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        what is on hand waits for nothing            | 2 A      | BER A 2          | BER A*2
        what is on hand goes first, the rest waits   | 5 A      | BER A 2          | BER A*2; (BER A*3)
        wherever it is on hand                       | 5 A      | BER A 1, LYS A 2 | BER A*1; LYS A*2; (BER A*2)
        nothing is on hand                           | 5 A      | ''               | (BER A*5)
        a line that waits does not keep another      | 1 A, 1 B | LYS B 1          | LYS B*1; (BER A*1)
        what comes at another time waits apart       | 1 A, 1 B | ''               | (BER A*1); (LYS B*1)
        to the last unit                             | 12 A     | BER A 2          | BER A*2; (BER A*10)
        """)
    void plansWhatWaitsInParcelsOfTheirOwn(String sentence, String wanted, String stock, String planned) {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);
        backorder("B", Kind.BACKORDER, "LYS", 10, LATER);

        HoldOutcome.Held held = (HoldOutcome.Held) decide(wanted, stock, true);

        assertThat(describe(held.parcels())).isEqualTo(planned);
        assertThat(held.parcels().stream().map(PlannedParcel::share).reduce(Money::plus))
                .isEqualTo(lines(wanted).stream().map(OrderLine::total).reduce(Money::plus));
    }

    @Test
    void saysUntilWhenItWaits() {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);

        assertThat(((HoldOutcome.Held) decide("3 A", "BER A 1", true)).parcels())
                .extracting(PlannedParcel::reason)
                .containsExactly(
                        "Is on hand and goes first; the rest of its line waits.",
                        "Waits for stock, promised for 2026-12-05.");
    }

    @Test
    void promisesNoMoreThanItsLimit() {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);

        assertThat(decide("13 A", "BER A 2", true))
                .isEqualTo(new HoldOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 13, 12))));
    }

    @Test
    void promisesNothingForADateThatHasPassed() {
        backorder("A", Kind.BACKORDER, "BER", 10, NOW);

        assertThat(decide("1 A", "", true))
                .isEqualTo(new HoldOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 1, 0))));
    }

    @Test
    void waitsWholeWhereALineMayNotBeSplit() {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);

        assertThat(describe(((HoldOutcome.Held) decide("5 A", "BER A 2, LYS A 4", false)).parcels()))
                .isEqualTo("(BER A*5)");
        assertThat(decide("11 A", "BER A 2, LYS A 4", false))
                .isEqualTo(new HoldOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 11, 10))));
    }

    @Test
    void sendsNoPreorderBeforeItsReleaseAlthoughItIsOnHand() {
        backorder("A", Kind.PREORDER, "BER", 10, SOON);
        assertThat(describe(((HoldOutcome.Held) decide("2 A", "BER A 5, LYS A 5", true)).parcels()))
                .isEqualTo("(BER A*2)");

        backorder("A", Kind.PREORDER, "BER", 10, NOW);
        assertThat(describe(((HoldOutcome.Held) decide("2 A", "BER A 5, LYS A 5", true)).parcels()))
                .isEqualTo("BER A*2");
    }

    @Test
    void countsWhatTheOrderBeforeWasPromised() {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);
        SourcingTerms terms = new SourcingTerms(SourcingRules.standard(), backorders, NOW);
        List<PlannedParcel> first = ((HoldOutcome.Held) decide("8 A", "BER A 2", true)).parcels();

        assertThat(terms.after(first).room(new Sku("A"))).isEqualTo(4);
        assertThat(terms.after(List.of())).isEqualTo(terms);
    }

    @Test
    void explainsWhatWaits() {
        backorder("A", Kind.BACKORDER, "BER", 10, SOON);
        SourcingExplanation explanation = Sourcing.explain(
                ORDER,
                lines("3 A"),
                Destination.in("DE"),
                warehouses,
                levels("LYS A 1"),
                new SourcingTerms(SourcingRules.standard(), backorders, NOW));

        assertThat(explanation.steps())
                .extracting(SourcingExplanation.Step::kind)
                .containsExactly(SourcingExplanation.Kind.SPLIT_LINE, SourcingExplanation.Kind.WAITS);
    }

    private void backorder(String sku, Kind kind, String warehouse, long room, Instant promisedAt) {
        backorders.put(new Sku(sku), new Backorder(new Sku(sku), kind, new WarehouseCode(warehouse), room, promisedAt));
    }

    private HoldOutcome decide(String wanted, String stock, boolean splitLines) {
        SourcingRules rules = new SourcingRules(SourcingRules.standard().rules(), splitLines);
        return Sourcing.decide(
                ORDER,
                lines(wanted),
                Destination.in("DE"),
                warehouses,
                levels(stock),
                new SourcingTerms(rules, backorders, NOW));
    }

    private static List<OrderLine> lines(String wanted) {
        List<OrderLine> lines = new ArrayList<>();
        for (String each : wanted.split(",")) {
            String[] words = each.strip().split(" ");
            lines.add(new OrderLine(new Sku(words[1]), "Thing", Integer.parseInt(words[0]), Money.of(101, "EUR")));
        }
        return lines;
    }

    private static List<StockLevel> levels(String stock) {
        return Arrays.stream(stock.split(","))
                .filter(each -> !each.isBlank())
                .map(each -> each.strip().split(" "))
                .map(words ->
                        new StockLevel(new WarehouseCode(words[0]), new Sku(words[1]), Long.parseLong(words[2]), 0, 0))
                .toList();
    }

    private static String describe(List<PlannedParcel> parcels) {
        return parcels.stream()
                .map(parcel -> {
                    String what = parcel.warehouse() + " "
                            + parcel.items().stream()
                                    .map(item -> item.sku() + "*" + item.quantity())
                                    .collect(Collectors.joining("+"));
                    return parcel.promisedAt() == null ? what : "(" + what + ")";
                })
                .collect(Collectors.joining("; "));
    }

    private static Warehouse warehouse(String code, String country, int priority) {
        return new Warehouse(
                new WarehouseCode(code), code, new Address("1 Dock", null, "Town", null, "1", country), priority);
    }
}
