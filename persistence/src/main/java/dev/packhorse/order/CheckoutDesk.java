package dev.packhorse.order;

import dev.packhorse.RoundTrip;
import dev.packhorse.inventory.HoldKind;
import dev.packhorse.inventory.HoldSettings;
import dev.packhorse.inventory.Shortfall;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockInHand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides the checkouts of a batch together, with as many statements as one would take. */
final class CheckoutDesk implements HoldKind<Checkout, CheckoutDesk.Finding> {

    private final List<CheckoutLimits> limits;
    private final RecentShortages shortages;
    private final HoldSettings settings;

    CheckoutDesk(List<CheckoutLimits> limits, RecentShortages shortages, HoldSettings settings) {
        this.shortages = shortages;
        this.limits = limits;
        this.settings = settings;
    }

    /** What the batch made of a checkout. */
    sealed interface Finding {}

    record Decided(CheckoutOutcome outcome) implements Finding {}

    /** Its order's hold ran out. Reviving it changes that order's row, which a batch does not lock. */
    record RanOut(OrderId order) implements Finding {}

    @Override
    public Object name(Checkout checkout) {
        return checkout.idempotencyKey();
    }

    @Override
    public int lines(Checkout checkout) {
        return checkout.items().size();
    }

    @Override
    public Hearing<Finding> hear(List<Checkout> checkouts, RoundTrip questions) {
        CheckoutRows.Before known = CheckoutRows.find(
                checkouts.stream().map(Checkout::idempotencyKey).toList(), questions);
        Prices prices = Prices.ask(checkouts, questions);
        return new Hearing<>() {

            private final List<CheckoutTaking.Taken> taken = new ArrayList<>();
            private final Map<Sku, Shortfall> shortfalls = new LinkedHashMap<>();

            @Override
            public Collection<Sku> skus() {
                Set<Sku> skus = new LinkedHashSet<>();
                checkouts.forEach(checkout -> checkout.items().forEach(item -> skus.add(item.sku())));
                return skus;
            }

            @Override
            public List<Finding> decide(StockInHand stock) {
                List<Checkout> fresh = checkouts.stream()
                        .filter(checkout -> known.of(checkout.idempotencyKey()) == null)
                        .toList();
                CheckoutTaking taking = new CheckoutTaking(limits, fresh, settings.keepFor(), stock, taken, shortfalls);
                return checkouts.stream()
                        .map(checkout -> {
                            CheckoutRows.Known before = known.of(checkout.idempotencyKey());
                            return before == null
                                    ? new Decided(taking.begin(checkout, prices.price(checkout)))
                                    : again(checkout, before);
                        })
                        .toList();
            }

            @Override
            public void write(RoundTrip statements) {
                CheckoutRows.insert(taken, statements);
                shortages.remember(shortfalls.values());
            }
        };
    }

    private static Finding again(Checkout checkout, CheckoutRows.Known before) {
        if (!before.requestHash().equals(checkout.requestHash())) {
            return new Decided(new CheckoutOutcome.KeyReused());
        }
        return before.status() == OrderStatus.EXPIRED
                ? new RanOut(before.order().id())
                : new Decided(new CheckoutOutcome.Known(before.order(), before.status()));
    }
}
