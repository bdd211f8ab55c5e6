package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.customer.Address;
import dev.packhorse.inventory.SourcingExplanation.Considered;
import dev.packhorse.inventory.SourcingExplanation.Opinion;
import dev.packhorse.inventory.SourcingExplanation.Step;
import dev.packhorse.inventory.SourcingRule.FewestParcels;
import dev.packhorse.inventory.SourcingRule.KeepsStockBalanced;
import dev.packhorse.inventory.SourcingRule.Nearest;
import dev.packhorse.inventory.SourcingRule.Nearest.By;
import dev.packhorse.inventory.SourcingRule.Preferred;
import dev.packhorse.inventory.SourcingRule.ShipsAlone;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house, alone and in order, and what they say. */
class SourcingRulesTest {

    private static final OrderId ORDER = OrderId.next(Instant.EPOCH);
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Destination BERLIN = new Destination("DE", "BE", "10999", null);

    /** Berlin and Potsdam are near in postal codes, Munich shares the country only. */
    private final List<Warehouse> warehouses = List.of(
            warehouse("BER", "DE", "BE", "10115", 4),
            warehouse("MUC", "DE", "BY", "80331", 1),
            warehouse("PDM", "DE", "BB", "14467", 3),
            warehouse("LYS", "FR", "ARA", "69001", 2));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ships_alone             | one box from afar before two from near  | 1 A, 1 B | BER A 5, BER B 0, LYS A 5, LYS B 5 | LYS A*1+B*1
        fewest_parcels          | most lines in full                      | 1 A, 1 B | BER A 5, LYS A 5, LYS B 5          | LYS A*1+B*1
        nearest:country         | the destination's country, then by code | 1 A      | LYS A 5, MUC A 5, PDM A 5          | MUC A*1
        nearest:region          | the region within the country           | 1 A      | MUC A 5, BER A 5, LYS A 5          | BER A*1
        nearest:postal_code     | the longer common postal code           | 1 A      | MUC A 5, PDM A 5, LYS A 5          | PDM A*1
        preferred               | the lower number, wherever it is        | 1 A      | BER A 5, LYS A 5, PDM A 5          | LYS A*1
        keeps_stock_balanced    | from where most is left                 | 1 A      | BER A 5, LYS A 50, MUC A 7         | LYS A*1
        ''                      | nothing but the code                    | 1 A      | PDM A 5, LYS A 5, MUC A 5          | LYS A*1
        nearest:country keeps_stock_balanced | the first rule goes first  | 1 A      | LYS A 90, MUC A 5, PDM A 9         | PDM A*1
        keeps_stock_balanced nearest:country | also the other way round   | 1 A      | LYS A 90, MUC A 5, PDM A 9         | LYS A*1
        preferred fewest_parcels | a preference may cost a parcel         | 1 A, 1 B | MUC A 5, BER A 5, BER B 5          | MUC A*1; BER B*1
        fewest_parcels          | a split fills boxes that leave anyway   | 5 A, 1 B | BER A 4, PDM A 3, PDM B 1          | PDM A*3+B*1; BER A*2
        preferred               | without that a split opens new boxes    | 5 A, 1 B | MUC A 4, PDM A 3, PDM B 1          | PDM A*1+B*1; MUC A*4
        """)
    void decide(String rules, String sentence, String wanted, String stock, String planned) {
        assertThat(describe(parcels(wanted, stock, rules(rules), true))).isEqualTo(planned);
    }

    @Test
    void aLineIsNotSplitWhereThatIsNotAllowed() {
        assertThat(Sourcing.decide(
                        ORDER,
                        lines("5 A"),
                        BERLIN,
                        warehouses,
                        levels("BER A 4, MUC A 3"),
                        terms(new SourcingRules(rules("preferred"), false))))
                .isEqualTo(new HoldOutcome.SoldOut(List.of(new Shortfall(new Sku("A"), 5, 4))));
        assertThat(describe(parcels("5 A", "BER A 4, MUC A 5", rules("preferred"), false)))
                .isEqualTo("MUC A*5");
    }

    /** At noon in UTC it is one o'clock in Berlin. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "before its cut-off it is as good as who has none, 13:01, BER",
        "after it the one that leaves today is better, 13:00, LYS",
    })
    void whoLeavesTodayGoesFirst(String sentence, LocalTime cutOff, String chosen) {
        List<Warehouse> two = List.of(
                new Warehouse(
                        new WarehouseCode("BER"),
                        "Berlin",
                        new Address("1 Dock", null, "Town", null, "1", "DE"),
                        1,
                        new CutOff(cutOff, ZoneId.of("Europe/Berlin")),
                        Warehouse.Capacity.UNLIMITED,
                        false,
                        1),
                warehouse("LYS", "FR", "ARA", "69001", 2));

        HoldOutcome outcome = Sourcing.decide(
                ORDER,
                lines("1 A"),
                BERLIN,
                two,
                levels("BER A 5, LYS A 5"),
                terms(new SourcingRules(rules("respects_cut_off preferred"), true)));

        assertThat(((HoldOutcome.Held) outcome).parcels())
                .extracting(parcel -> parcel.warehouse().value())
                .containsExactly(chosen);
    }

    @Test
    void aParcelSaysWhichRuleOfTheHouseDecided() {
        assertThat(parcels("1 A", "BER A 5, LYS A 50", rules("keeps_stock_balanced preferred"), true))
                .extracting(PlannedParcel::reason)
                .containsExactly("Would have 49 units of these left.");
        assertThat(parcels("1 A", "BER A 5", rules("keeps_stock_balanced"), true))
                .extracting(PlannedParcel::reason)
                .containsExactly("Ships everything alone, in the destination's country.");
    }

    @Test
    void saysOfEachWarehouseAndRuleWhyItWasChosenOrPassedOver() {
        SourcingExplanation explanation = explain("1 A", "BER A 5, LYS A 5, MUC A 5", SourcingRules.standard());

        assertThat(explanation.steps())
                .containsExactly(new Step(
                        SourcingExplanation.Kind.WHOLE_LINES,
                        List.of(new Sku("A")),
                        new WarehouseCode("MUC"),
                        List.of(
                                new Considered(
                                        new WarehouseCode("MUC"),
                                        null,
                                        List.of(
                                                new Opinion("ships_alone", true, "Has everything that is still open."),
                                                new Opinion("fewest_parcels", true, "Has 1 of 1 open lines in full."),
                                                new Opinion("nearest", true, "Is in the destination's country."),
                                                new Opinion("preferred", true, "Has priority 1."))),
                                new Considered(
                                        new WarehouseCode("BER"),
                                        "preferred",
                                        List.of(
                                                new Opinion("ships_alone", true, "Has everything that is still open."),
                                                new Opinion("fewest_parcels", true, "Has 1 of 1 open lines in full."),
                                                new Opinion("nearest", true, "Is in the destination's country."),
                                                new Opinion("preferred", false, "Has priority 4."))),
                                new Considered(
                                        new WarehouseCode("LYS"),
                                        "nearest",
                                        List.of(
                                                new Opinion("ships_alone", true, "Has everything that is still open."),
                                                new Opinion("fewest_parcels", true, "Has 1 of 1 open lines in full."),
                                                new Opinion(
                                                        "nearest", false, "Is not in the destination's country."))))));
    }

    @Test
    void theCodeDecidesWhatNoRuleDoes() {
        SourcingExplanation explanation =
                explain("1 A", "MUC A 5, PDM A 5", new SourcingRules(rules("nearest:country"), true));

        assertThat(explanation.steps().getFirst().considered())
                .extracting(Considered::passedOverBy)
                .containsExactly(null, "code");
    }

    @Test
    void anExplanationIsTheDecision() {
        String stock = "BER A 4, PDM A 3, PDM B 1, LYS C 2";
        for (String rules : List.of("", "preferred", "fewest_parcels nearest:postal_code", "keeps_stock_balanced")) {
            SourcingRules house = new SourcingRules(rules(rules), true);
            assertThat(explain("5 A, 1 B, 1 C", stock, house).outcome())
                    .isEqualTo(Sourcing.decide(
                            ORDER, lines("5 A, 1 B, 1 C"), BERLIN, warehouses, levels(stock), terms(house)));
        }
    }

    @Test
    void aRuleStandsOnce() {
        assertThatThrownBy(() -> new SourcingRules(List.of(new Preferred(), new Preferred()), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SourcingRules(List.of(new Nearest(By.COUNTRY), new Nearest(By.REGION)), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<PlannedParcel> parcels(String wanted, String stock, List<SourcingRule> rules, boolean splitLines) {
        HoldOutcome outcome = Sourcing.decide(
                ORDER, lines(wanted), BERLIN, warehouses, levels(stock), terms(new SourcingRules(rules, splitLines)));
        return ((HoldOutcome.Held) outcome).parcels();
    }

    private SourcingExplanation explain(String wanted, String stock, SourcingRules rules) {
        return Sourcing.explain(ORDER, lines(wanted), BERLIN, warehouses, levels(stock), terms(rules));
    }

    private static SourcingTerms terms(SourcingRules rules) {
        return new SourcingTerms(rules, Map.of(), NOW);
    }

    private static List<SourcingRule> rules(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .<SourcingRule>map(name -> switch (name) {
                    case "ships_alone" -> new ShipsAlone();
                    case "fewest_parcels" -> new FewestParcels();
                    case "nearest:country" -> new Nearest(By.COUNTRY);
                    case "nearest:region" -> new Nearest(By.REGION);
                    case "nearest:postal_code" -> new Nearest(By.POSTAL_CODE);
                    case "preferred" -> new Preferred();
                    case "respects_cut_off" -> new SourcingRule.RespectsCutOff();
                    case "keeps_stock_balanced" -> new KeepsStockBalanced();
                    default -> throw new IllegalArgumentException(name);
                })
                .toList();
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
                .map(each -> each.strip().split(" "))
                .map(words ->
                        new StockLevel(new WarehouseCode(words[0]), new Sku(words[1]), Long.parseLong(words[2]), 0, 0))
                .toList();
    }

    private static String describe(List<PlannedParcel> parcels) {
        return parcels.stream()
                .map(parcel -> parcel.warehouse() + " "
                        + parcel.items().stream()
                                .map(item -> item.sku() + "*" + item.quantity())
                                .collect(Collectors.joining("+")))
                .collect(Collectors.joining("; "));
    }

    private static Warehouse warehouse(String code, String country, String region, String postalCode, int priority) {
        return new Warehouse(
                new WarehouseCode(code),
                code,
                new Address("1 Dock", null, "Town", region, postalCode, country),
                priority);
    }
}
