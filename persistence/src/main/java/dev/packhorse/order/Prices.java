package dev.packhorse.order;

import dev.packhorse.Json;
import dev.packhorse.RoundTrip;
import dev.packhorse.catalogue.Titles;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** Prices checkouts from the database: what the near-cache said is a hint, what is written into the order is not. */
final class Prices {

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final Map<Offer, ForSale> forSale = new HashMap<>();

    private Prices() {}

    sealed interface Pricing {}

    record Priced(Order order) implements Pricing {}

    record NotSold(List<Sku> skus) implements Pricing {}

    private record Offer(Sku sku, String currency) {}

    private record ForSale(String title, long amount) {}

    /** Adds the question for all of them; {@link #price} knows once it is answered. Of several prices that are valid the one that began last counts. */
    static Prices ask(Collection<Checkout> checkouts, RoundTrip questions) {
        Prices prices = new Prices();
        Set<String> skus = new LinkedHashSet<>();
        Set<String> currencies = new LinkedHashSet<>();
        checkouts.forEach(checkout -> {
            checkout.items().forEach(item -> skus.add(item.sku().value()));
            currencies.add(checkout.currency().getCurrencyCode());
        });
        questions.query(
                """
                select distinct on (v.sku, price.currency) v.sku, price.currency, p.name, v.options, price.amount
                from variant v join product p on p.id = v.product_id join price on price.sku = v.sku
                where v.sku = any(?) and price.currency = any(?) and not v.archived and not p.archived
                  and price.valid_from <= clock_timestamp() and clock_timestamp() < price.valid_until
                order by v.sku, price.currency, price.valid_from desc
                """,
                row -> {
                    String title = Titles.of(row.getString("name"), Json.read(row.getString("options"), OPTIONS));
                    prices.forSale.put(
                            new Offer(new Sku(row.getString("sku")), row.getString("currency")),
                            new ForSale(title, row.getLong("amount")));
                },
                skus.toArray(String[]::new),
                currencies.toArray(String[]::new));
        return prices;
    }

    Pricing price(Checkout checkout) {
        List<OrderLine> lines = new ArrayList<>();
        List<Sku> notSold = new ArrayList<>();
        wanted(checkout).forEach((sku, quantity) -> {
            ForSale found = forSale.get(new Offer(sku, checkout.currency().getCurrencyCode()));
            if (found == null) {
                notSold.add(sku);
            } else {
                lines.add(new OrderLine(sku, found.title(), quantity, new Money(found.amount(), checkout.currency())));
            }
        });
        return notSold.isEmpty() ? new Priced(order(checkout, lines)) : new NotSold(notSold);
    }

    /** One line per SKU, however often it was named. */
    static Map<Sku, Integer> wanted(Checkout checkout) {
        Map<Sku, Integer> wanted = new LinkedHashMap<>();
        checkout.items().forEach(item -> wanted.merge(item.sku(), item.quantity(), Math::addExact));
        return wanted;
    }

    private static Order order(Checkout checkout, List<OrderLine> lines) {
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(OrderId.next(Instant.now()), lines, total, checkout.paymentMethod());
    }
}
