package dev.packhorse.flashsale;

import dev.packhorse.flashsale.SaleRows.Standing;
import dev.packhorse.flashsale.SaleRows.Ticket;
import dev.packhorse.inventory.Sku;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The queue for one SKU as it was a moment ago. */
final class SaleLine {

    private static final int STEP = 100;
    private static final int SLOWEST_SECONDS = 5;
    private static final int LATER = 3;

    private final @Nullable Standing sale;
    private final Set<String> openKeys;
    private final Map<String, Place> places = new HashMap<>();

    /** @param openKeys of those who have their units: a repeated call of theirs is told so */
    SaleLine(@Nullable Standing sale, List<Ticket> tickets, Set<String> openKeys) {
        this.sale = sale;
        this.openKeys = openKeys;
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

    /** When nothing is left and nothing comes back, nobody is to wait for a place. */
    boolean hasNoRoomFor(String customer, String idempotencyKey) {
        return sale != null
                && (sale.available() > 0 || mayComeBack())
                && places.size() >= sale.queueLength()
                && !places.containsKey(customer)
                && !openKeys.contains(idempotencyKey);
    }

    /** Later than the last who waits, and not all at once. */
    Duration comeBack() {
        long last = retryAfter(length()).toSeconds();
        return Duration.ofSeconds(ThreadLocalRandom.current().nextLong(last, LATER * last + 1));
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
