package dev.packhorse.inventory;

import dev.packhorse.shipping.PlannedParcel;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Under what terms warehouses are chosen: the rules of the house, and what may be promised before it is there.
 *
 * @param now by which a promised date has passed or not
 */
public record SourcingTerms(SourcingRules rules, Map<Sku, Backorder> backorders, Instant now, SourcingFacts facts) {

    public SourcingTerms {
        backorders = Map.copyOf(backorders);
    }

    /** For rules that ask for nothing more. */
    public SourcingTerms(SourcingRules rules, Map<Sku, Backorder> backorders, Instant now) {
        this(rules, backorders, now, SourcingFacts.NONE);
    }

    /** The rules that a new house begins with, and nothing is promised that is not there. */
    public static SourcingTerms standard() {
        return new SourcingTerms(SourcingRules.standard(), Map.of(), Instant.EPOCH);
    }

    /** What is left to promise and to send once these parcels are planned, for the next order that is decided on the same stock. */
    public SourcingTerms after(List<PlannedParcel> planned) {
        SourcingFacts factsLeft = facts.after(planned);
        if (planned.stream().allMatch(parcel -> parcel.promisedAt() == null)) {
            return factsLeft == facts ? this : new SourcingTerms(rules, backorders, now, factsLeft);
        }
        Map<Sku, Backorder> left = new LinkedHashMap<>(backorders);
        planned.stream()
                .filter(parcel -> parcel.promisedAt() != null)
                .map(PlannedParcel::items)
                .flatMap(Collection::stream)
                .forEach(item -> left.computeIfPresent(
                        item.sku(),
                        (_, was) -> new Backorder(
                                was.sku(),
                                was.kind(),
                                was.warehouse(),
                                was.room() - item.quantity(),
                                was.promisedAt())));
        return new SourcingTerms(rules, left, now, factsLeft);
    }

    long room(Sku sku) {
        return backorder(sku).map(backorder -> backorder.roomAt(now)).orElse(0L);
    }

    /** Whether nothing of it may be sent yet, although it may be on hand. */
    boolean keepsBack(Sku sku) {
        return backorder(sku).filter(backorder -> backorder.keepsBackAt(now)).isPresent();
    }

    Optional<Backorder> backorder(Sku sku) {
        return Optional.ofNullable(backorders.get(sku));
    }
}
