package dev.packhorse.flashsale;

import dev.packhorse.flashsale.SaleRows.Buyer;
import dev.packhorse.flashsale.SaleRows.Claim;
import dev.packhorse.flashsale.SaleRows.Standing;
import dev.packhorse.inventory.Sku;
import dev.packhorse.order.Checkout;
import dev.packhorse.order.CheckoutLimits;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nobody has more of a flash sale's SKU than anybody may, and nobody overtakes who came first. Asked in the transaction that
 * gives the stock, with the SKU's levels locked: two calls of one customer cannot both be the last one within the limit.
 */
public class SaleLimits implements CheckoutLimits {

    private final SaleRows rows;

    public SaleLimits(JdbcClient jdbc, SaleSettings settings) {
        this.rows = new SaleRows(jdbc, settings.patience());
    }

    @Override
    public Count count(Collection<Checkout> checkouts) {
        List<Sku> skus = checkouts.stream()
                .flatMap(checkout -> checkout.items().stream().map(Checkout.Item::sku))
                .distinct()
                .toList();
        Map<Sku, Standing> sales = rows.standings(skus);
        List<Buyer> buyers = checkouts.stream()
                .flatMap(checkout -> buyers(
                        checkout.customer().email(), checkout.items().stream().map(Checkout.Item::sku), sales))
                .distinct()
                .toList();
        return new Tally(sales, claims(buyers, null));
    }

    @Override
    public Optional<CheckoutOutcome> refusalOfRevival(Order order) {
        Map<Sku, Standing> sales =
                rows.standings(order.lines().stream().map(OrderLine::sku).toList());
        if (sales.isEmpty()) {
            return Optional.empty();
        }
        String email = rows.email(order.id());
        List<Buyer> buyers =
                buyers(email, order.lines().stream().map(OrderLine::sku), sales).toList();
        return new Tally(sales, claims(buyers, order.id().value())).refusal(email, order);
    }

    private static Stream<Buyer> buyers(String email, Stream<Sku> skus, Map<Sku, Standing> sales) {
        return skus.filter(sales::containsKey).map(sku -> new Buyer(sku, SaleRows.customer(email)));
    }

    private Map<Buyer, Claim> claims(List<Buyer> buyers, @Nullable String except) {
        return buyers.isEmpty() ? Map.of() : rows.claims(buyers, except);
    }

    private static final class Tally implements Count {

        private final Map<Sku, Standing> sales;
        private final Map<Buyer, Claim> claims;
        private final Map<Buyer, Integer> boughtNow = new HashMap<>();
        private final Map<Sku, Integer> unitsNow = new HashMap<>();
        private final Map<Sku, Integer> buyersNow = new HashMap<>();

        Tally(Map<Sku, Standing> sales, Map<Buyer, Claim> claims) {
            this.sales = sales;
            this.claims = claims;
        }

        @Override
        public Optional<CheckoutOutcome> refusal(Checkout checkout, Order order) {
            return refusal(checkout.customer().email(), order);
        }

        Optional<CheckoutOutcome> refusal(String email, Order order) {
            return order.lines().stream()
                    .filter(line -> sales.containsKey(line.sku()))
                    .flatMap(line -> refusal(new Buyer(line.sku(), SaleRows.customer(email)), line.quantity()).stream())
                    .findFirst();
        }

        private Optional<CheckoutOutcome> refusal(Buyer buyer, int quantity) {
            Standing sale = sales.get(buyer.sku());
            Claim claim = claims.get(buyer);
            if (sale == null || claim == null) {
                return Optional.empty();
            }
            long bought = claim.bought() + boughtNow.getOrDefault(buyer, 0);
            if (bought + quantity > sale.limit()) {
                int left = (int) Math.max(0, sale.limit() - bought);
                return Optional.of(new CheckoutOutcome.OverLimit(buyer.sku(), sale.limit(), left));
            }
            boolean placeIsFree = claim.buyersAhead() + buyersNow.getOrDefault(buyer.sku(), 0) < sale.places();
            boolean unitsAreLeft = claim.buyersAhead() == 0
                    || claim.unitsAhead() + unitsNow.getOrDefault(buyer.sku(), 0) + quantity <= sale.available();
            return placeIsFree && unitsAreLeft
                    ? Optional.empty()
                    : Optional.of(new CheckoutOutcome.MustWait(buyer.sku()));
        }

        @Override
        public void held(Checkout checkout, Order order) {
            order.lines().stream().filter(line -> sales.containsKey(line.sku())).forEach(line -> {
                boughtNow.merge(
                        new Buyer(
                                line.sku(),
                                SaleRows.customer(checkout.customer().email())),
                        line.quantity(),
                        Integer::sum);
                unitsNow.merge(line.sku(), line.quantity(), Integer::sum);
                buyersNow.merge(line.sku(), 1, Integer::sum);
            });
        }
    }
}
