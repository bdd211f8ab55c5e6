package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.inventory.Places.Place;
import dev.packhorse.inventory.SourcingExplanation.Considered;
import dev.packhorse.inventory.SourcingRule.LeastDistance;
import dev.packhorse.inventory.SourcingRule.Preferred;
import dev.packhorse.inventory.SourcingRule.RespectsCapacity;
import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that ask for more than the stock: what a warehouse has to send, and how far the way is. */
class SourcingByFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final OrderId ORDER = OrderId.next(NOON);
    private static final Coordinates BERLIN = new Coordinates(52.52, 13.405);
    private static final Coordinates LYON = new Coordinates(45.764, 4.8357);
    private static final Coordinates PARIS = new Coordinates(48.8566, 2.3522);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "with room for one more the preferred one is chosen, 9, 0, BER, 'Sends 10 parcels a day and has 9 before this one.'",
        "when its day is full another one is chosen, 10, 0, LYS, 'Sends 10 parcels a day and has 10 before this one, which is 1 day.'",
        "what left today counts, 4, 6, LYS, 'Sends 10 parcels a day and has 10 before this one, which is 1 day.'",
        "the later it would leave the worse, 25, 0, LYS, 'Sends 10 parcels a day and has 25 before this one, which is 2 days.'",
    })
    void whoHasADayFullGoesLater(String sentence, long waiting, long leftToday, String chosen, String ofBerlin) {
        SourcingTerms terms = full(new WarehouseLoad(waiting, leftToday));

        List<Considered> considered = consider(terms, Destination.in("DE"));

        assertThat(considered.getFirst().warehouse()).hasToString(chosen);
        assertThat(words(considered, "BER")).isEqualTo(ofBerlin);
        assertThat(words(considered, "LYS")).isEqualTo("Sends as many parcels a day as there are.");
    }

    @Test
    void noRuleMakesANoOfAFullDay() {
        SourcingTerms terms = full(new WarehouseLoad(1_000, 0));

        HoldOutcome outcome = Sourcing.decide(
                ORDER, lines(), Destination.in("DE"), List.of(limited("BER", 1, 10)), levels("BER"), terms);

        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void whatIsPlannedTakesItsPartOfTheDay() {
        SourcingTerms terms = full(new WarehouseLoad(9, 0));
        List<PlannedParcel> first = ((HoldOutcome.Held) Sourcing.decide(
                        ORDER, lines(), Destination.in("DE"), warehouses(null, null), levels("BER", "LYS"), terms))
                .parcels();
        assertThat(first).extracting(PlannedParcel::warehouse).hasToString("[BER]");

        assertThat(consider(terms.after(first), Destination.in("DE")).getFirst().warehouse())
                .hasToString("LYS");
    }

    @Test
    void theShorterWayIsChosenByTheOrdersOwnCoordinates() {
        SourcingTerms terms = far(Places.NONE);

        List<Considered> considered = consider(terms, new Destination("FR", null, null, PARIS));

        assertThat(considered.getFirst().warehouse()).hasToString("LYS");
        assertThat(words(considered, "LYS")).isEqualTo("Is 391 km from the destination, by the order's coordinates.");
        assertThat(words(considered, "BER")).isEqualTo("Is 877 km from the destination, by the order's coordinates.");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "FR, , , LYS, 'Is 0 km from the destination, by the house''s place for FR.'",
        "FR, IDF, , LYS, 'Is 391 km from the destination, by the house''s place for FR, IDF.'",
        "FR, IDF, 10115, BER, 'Is 975 km from the destination, by the house''s place for FR 101.'",
        "FR, IDF, 10215, LYS, 'Is 391 km from the destination, by the house''s place for FR 10.'",
    })
    void elseByTheMostExactPlaceOfTheHouse(
            String country, @Nullable String region, @Nullable String postalCode, String chosen, String ofLyon) {
        SourcingTerms terms = far(new Places(List.of(
                new Place("FR", null, null, LYON),
                new Place("FR", null, "101", BERLIN),
                new Place("FR", null, "10", PARIS),
                new Place("FR", "IDF", null, PARIS))));

        List<Considered> considered = consider(terms, new Destination(country, region, postalCode, null));

        assertThat(considered.getFirst().warehouse()).hasToString(chosen);
        assertThat(words(considered, "LYS")).isEqualTo(ofLyon);
    }

    @Test
    void nobodyIsNearerToWhereNobodyKnows() {
        List<Considered> considered = consider(far(Places.NONE), Destination.in("FR"));

        assertThat(considered.getFirst().warehouse()).as("by its priority").hasToString("BER");
        assertThat(considered)
                .allSatisfy(each -> assertThat(each.opinions().getFirst().words())
                        .isEqualTo("Nobody knows where the destination lies, so all are equal."));
    }

    @Test
    void aWarehouseOfWhichNobodyKnowsWhereItLiesIsTheFarthest() {
        SourcingExplanation explanation = Sourcing.explain(
                ORDER,
                lines(),
                new Destination("FR", null, null, PARIS),
                warehouses(null, LYON),
                levels("BER", "LYS"),
                far(Places.NONE));

        List<Considered> considered = explanation.steps().getFirst().considered();
        assertThat(considered.getFirst().warehouse()).hasToString("LYS");
        assertThat(words(considered, "BER")).isEqualTo("Has no coordinates, so it counts as the farthest.");
    }

    private static List<Considered> consider(SourcingTerms terms, Destination destination) {
        return Sourcing.explain(ORDER, lines(), destination, warehouses(BERLIN, LYON), levels("BER", "LYS"), terms)
                .steps()
                .getFirst()
                .considered();
    }

    private static String words(List<Considered> considered, String warehouse) {
        return considered.stream()
                .filter(each -> each.warehouse().value().equals(warehouse))
                .map(each -> each.opinions().getFirst().words())
                .findFirst()
                .orElseThrow();
    }

    private static SourcingTerms full(WarehouseLoad berlin) {
        return new SourcingTerms(
                new SourcingRules(List.of(new RespectsCapacity(), new Preferred()), true),
                Map.of(),
                NOON,
                new SourcingFacts(Places.NONE, Map.of(new WarehouseCode("BER"), berlin)));
    }

    private static SourcingTerms far(Places places) {
        return new SourcingTerms(
                new SourcingRules(List.of(new LeastDistance(), new Preferred()), true),
                Map.of(),
                NOON,
                new SourcingFacts(places, Map.of()));
    }

    private static List<Warehouse> warehouses(@Nullable Coordinates berlin, @Nullable Coordinates lyon) {
        return List.of(warehouse("BER", berlin, 1, 10), warehouse("LYS", lyon, 2, null));
    }

    private static Warehouse limited(String code, int priority, int parcelsPerDay) {
        return warehouse(code, null, priority, parcelsPerDay);
    }

    private static Warehouse warehouse(
            String code, @Nullable Coordinates coordinates, int priority, @Nullable Integer parcelsPerDay) {
        return new Warehouse(
                new WarehouseCode(code),
                code,
                new Address("1 Dock", null, "Town", null, "1", "DE", coordinates),
                priority,
                null,
                new Warehouse.Capacity(null, parcelsPerDay),
                false,
                1);
    }

    private static List<OrderLine> lines() {
        return List.of(new OrderLine(new Sku("A"), "Thing", 1, Money.of(100, "EUR")));
    }

    private static List<StockLevel> levels(String... warehouses) {
        return List.of(warehouses).stream()
                .map(code -> new StockLevel(new WarehouseCode(code), new Sku("A"), 5, 0, 0))
                .toList();
    }
}
