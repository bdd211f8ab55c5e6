package dev.packhorse.order;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.InvalidCursor;
import dev.packhorse.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderViewsTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    private static final List<OrderId> placed = new ArrayList<>();

    @BeforeAll
    static void orders() {
        shop.warehouse("BER", "DE", 1).sells("PEN").receives(1000, "PEN", "BER");
        for (int i = 0; i < 25; i++) {
            placed.add(shop.places(aCheckout().of(1, "PEN").by("placed@example.com"))
                    .id());
        }
    }

    @Test
    void pagesMeetEveryOrderOnceAlthoughNewOnesArrive() {
        List<OrderId> met = new ArrayList<>();
        String cursor = null;
        do {
            OrderPage page = shop.views()
                    .list(new OrderQuery(OrderStatus.PLACED, "placed@example.com", null, null, null, cursor, 10));
            page.items().forEach(item -> met.add(item.id()));
            cursor = page.nextCursor();
            shop.holds(aCheckout().of(1, "PEN").by("placed@example.com"));
        } while (cursor != null);

        assertThat(met).containsExactlyInAnyOrderElementsOf(placed).doesNotHaveDuplicates();
        assertThat(met).isSortedAccordingTo(Comparator.comparing(OrderId::value).reversed());
    }

    @Test
    void filtersByWhatIsAsked() {
        Order troubled = shop.places(aCheckout().of(1, "PEN").by("troubled@example.com"));
        shop.journal().raiseAttention(troubled.id(), "label", "No label to be had.", List.of("retry"));
        Instant soon = Instant.now().plusSeconds(60);

        assertThat(ids(new OrderQuery(null, null, true, null, null, null, 10))).containsExactly(troubled.id());
        assertThat(ids(new OrderQuery(null, "troubled@example.com", null, null, null, null, 10)))
                .containsExactly(troubled.id());
        assertThat(ids(new OrderQuery(null, "troubled@example.com", false, null, null, null, 10)))
                .isEmpty();
        assertThat(ids(new OrderQuery(null, null, null, soon, null, null, 10))).isEmpty();
        assertThat(ids(new OrderQuery(null, "troubled@example.com", null, Instant.EPOCH, soon, null, 10)))
                .containsExactly(troubled.id());
        assertThat(shop.views().list(OrderQuery.newest(5)).items()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "b3JkX25vdC1hbi1pZA"})
    void refusesCursorsThatNoPageGave(String cursor) {
        assertThatThrownBy(() -> shop.views().list(new OrderQuery(null, null, null, null, null, cursor, 10)))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void resumesTheTimelineWhereAReaderStopped() {
        OrderId order = placed.getFirst();
        shop.journal().note(order, "note_one", "One.");
        shop.journal().note(order, "note_two", "Two.");

        List<OrderEvent> all = shop.views().events(order, 0, 100);
        assertThat(all).extracting(OrderEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(shop.views().events(order, 2, 1))
                .extracting(OrderEvent::type)
                .containsExactly("note_one");
        assertThat(shop.views().events(order, 4, 100)).isEmpty();
    }

    @Test
    void raisesTheVersionWithEveryChange() {
        OrderId order = placed.get(1);
        long before = shop.view(order).version();

        shop.journal().note(order, "something", "Changed.");

        assertThat(shop.view(order).version()).isGreaterThan(before);
    }

    @Test
    void knowsNothingOfOthersOrders() {
        OrderId unknown = OrderId.next(Instant.now());
        assertThat(shop.views().find(unknown)).isEmpty();
        assertThat(shop.views().order(unknown)).isEmpty();
        assertThat(shop.views().events(unknown, 0, 10)).isEmpty();
        assertThat(shop.views().byKey("no such key")).isEmpty();
    }

    @Test
    void findsTheValueThatTravels() {
        Order order = shop.holds(aCheckout().of(2, "PEN").withKey("travels"));

        assertThat(shop.views().order(order.id())).contains(order);
        assertThat(shop.views().byKey("travels")).contains(order.id());
    }

    private static List<OrderId> ids(OrderQuery query) {
        return shop.views().list(query).items().stream().map(OrderSummary::id).toList();
    }
}
