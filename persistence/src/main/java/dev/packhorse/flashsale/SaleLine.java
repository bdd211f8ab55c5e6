package dev.packhorse.flashsale;

import dev.packhorse.flashsale.SaleRows.Standing;
import dev.packhorse.flashsale.SaleRows.Ticket;
import dev.packhorse.inventory.Sku;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue for one SKU as it was a moment ago. */
final class SaleLine {

    private static final int STEP = 100;
    private static final int SLOWEST_SECONDS = 5;

    private final @Nullable Standing sale;
    private final Map<String, Place> places = new HashMap<>();

    SaleLine(@Nullable Standing sale, List<Ticket> tickets) {
        this.sale = sale;
        long units = 0;
        int position = 0;
        for (Ticket ticket : tickets) {
            places.put(ticket.customer(), new Place(ticket, ++position, units));
            units += ticket.quantity();
        }
    }

    record Place(Ticket ticket, int position, long unitsAhead) {}

    Optional<Place> of(String customer) {
        return Optional.ofNullable(places.get(customer));
    }

    int length() {
        return places.size();
    }

    boolean isFull() {
        return sale != null && places.size() >= sale.queueLength();
    }

    /** Whether units that are held now may be given back. */
    boolean mayComeBack() {
        return sale != null && sale.open() > 0;
    }

    /** Whether it is worth asking the database: there is something to have, or nothing to wait for. */
    boolean isTurnOf(Place place) {
        if (sale == null) {
            return true;
        }
        int quantity = place.ticket().quantity();
        boolean served = place.position() <= sale.places() && place.unitsAhead() + quantity <= sale.available();
        boolean forNothing = !mayComeBack() && sale.available() < quantity;
        return served || forNothing;
    }

    QueuePlace shown(Sku sku, Place place) {
        return new QueuePlace(place.ticket().id(), sku, place.position(), length(), retryAfter(place.position()));
    }

    /** Who is far behind need not ask so often. */
    static Duration retryAfter(int position) {
        return Duration.ofSeconds(Math.min(SLOWEST_SECONDS, 1 + position / STEP));
    }
}
