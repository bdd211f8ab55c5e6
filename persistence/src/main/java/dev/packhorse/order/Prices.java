package dev.packhorse.order;

import dev.packhorse.Json;
import dev.packhorse.catalogue.Titles;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Prices a checkout from the database: what the near-cache said is a hint, what is written into the order is not. */
final class Prices {

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Prices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    sealed interface Pricing {}

    record Priced(Order order) implements Pricing {}

    record NotSold(List<Sku> skus) implements Pricing {}

    private record ForSale(String title, long amount) {}

    Pricing price(Checkout checkout) {
        Map<Sku, Integer> wanted = wanted(checkout);
        Map<Sku, ForSale> forSale = forSale(wanted, checkout.currency().getCurrencyCode());
        List<OrderLine> lines = new ArrayList<>();
        List<Sku> notSold = new ArrayList<>();
        wanted.forEach((sku, quantity) -> {
            ForSale found = forSale.get(sku);
            if (found == null) {
                notSold.add(sku);
            } else {
                lines.add(new OrderLine(sku, found.title(), quantity, new Money(found.amount(), checkout.currency())));
            }
        });
        return notSold.isEmpty() ? new Priced(order(checkout, lines)) : new NotSold(notSold);
    }

    /** One line per SKU, however often it was named. */
    private static Map<Sku, Integer> wanted(Checkout checkout) {
        Map<Sku, Integer> wanted = new LinkedHashMap<>();
        checkout.items().forEach(item -> wanted.merge(item.sku(), item.quantity(), Math::addExact));
        return wanted;
    }

    private Map<Sku, ForSale> forSale(Map<Sku, Integer> wanted, String currency) {
        Map<Sku, ForSale> forSale = new LinkedHashMap<>();
        jdbc.sql("""
                select v.sku, p.name, v.options, price.amount
                from variant v join product p on p.id = v.product_id join price on price.sku = v.sku and price.currency = ?
                where v.sku = any(?) and not v.archived and not p.archived
                """)
                .param(currency)
                .param(wanted.keySet().stream().map(Sku::value).toArray(String[]::new))
                .query(row -> {
                    String title = Titles.of(row.getString("name"), Json.read(row.getString("options"), OPTIONS));
                    forSale.put(new Sku(row.getString("sku")), new ForSale(title, row.getLong("amount")));
                });
        return forSale;
    }

    private static Order order(Checkout checkout, List<OrderLine> lines) {
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(OrderId.next(Instant.now()), lines, total, checkout.paymentMethod());
    }
}
