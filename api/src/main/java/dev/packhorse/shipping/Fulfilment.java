package dev.packhorse.shipping;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an order's goods stand, over all of its parcels. Parcels that were struck off do not count. */
public enum Fulfilment {
    /** Nothing is on its way to a box yet. */
    UNFULFILLED,
    /** Labels are bought and boxes packed; none has left. */
    IN_PROGRESS,
    PARTIALLY_SHIPPED,
    SHIPPED,
    PARTIALLY_DELIVERED,
    DELIVERED,
    /** No parcel will arrive: all were struck off before they left, or did not arrive. */
    CANCELLED;

    private static final Set<ParcelStatus> GONE = EnumSet.of(ParcelStatus.CANCELLED, ParcelStatus.LOST);
    private static final Set<ParcelStatus> NOT_BEGUN = EnumSet.of(ParcelStatus.WAITING, ParcelStatus.PLANNED);
    private static final Set<ParcelStatus> LEFT = EnumSet.of(
            ParcelStatus.HANDED_OVER, ParcelStatus.IN_TRANSIT, ParcelStatus.OUT_FOR_DELIVERY, ParcelStatus.DELIVERED);

    public static Fulfilment of(List<ParcelView> parcels) {
        List<ParcelStatus> live = parcels.stream()
                .map(ParcelView::status)
                .filter(status -> !GONE.contains(status))
                .toList();
        if (live.isEmpty()) {
            return parcels.isEmpty() ? UNFULFILLED : CANCELLED;
        }
        long left = live.stream().filter(LEFT::contains).count();
        long delivered =
                live.stream().filter(status -> status == ParcelStatus.DELIVERED).count();
        if (delivered > 0) {
            return delivered == live.size() ? DELIVERED : PARTIALLY_DELIVERED;
        }
        if (left > 0) {
            return left == live.size() ? SHIPPED : PARTIALLY_SHIPPED;
        }
        Set<ParcelStatus> kinds = live.stream().collect(Collectors.toSet());
        return NOT_BEGUN.containsAll(kinds) ? UNFULFILLED : IN_PROGRESS;
    }

    /** Whether a box has left: from then on the order is only driven forward. */
    public static boolean hasLeft(List<ParcelView> parcels) {
        return parcels.stream().map(ParcelView::status).anyMatch(LEFT::contains);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
