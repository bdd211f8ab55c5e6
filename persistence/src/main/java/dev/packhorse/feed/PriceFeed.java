package dev.packhorse.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts prices: what a SKU costs in a currency from when until when. One that begins when another began replaces it. */
class PriceFeed {

    private static final long AMOUNT_MOST = 1_000_000_000_000L;

    private final ProductStatements sql;

    PriceFeed(ProductStatements sql) {
        this.sql = sql;
    }

    private record Price(
            @JsonProperty("line") long line,
            String sku,
            String currency,
            long amount,
            @JsonProperty("valid_from") String validFrom,
            @JsonProperty("valid_until") String validUntil) {

        String key() {
            return sku + " " + currency + " " + validFrom;
        }
    }

    /** In the caller's transaction. What is rejected is added to {@code rejections}. */
    Importer.Outcome apply(List<FeedRow> rows, List<Rejection> rejections) {
        List<Price> prices = new ArrayList<>();
        for (FeedRow row : rows) {
            Price price = price(row, new Cells(row, rejections));
            if (price != null) {
                prices.add(price);
            }
        }
        List<String> skus = prices.stream().map(Price::sku).distinct().sorted().toList();
        sql.lockProductsOf(skus);
        Map<String, String> owners = sql.owners(skus);
        prices.removeIf(price -> {
            boolean unknown = !owners.containsKey(price.sku());
            if (unknown) {
                rejections.add(new Rejection(price.line(), "sku", "unknown_sku", "there is no such SKU"));
            }
            return unknown;
        });
        List<String> changedSkus = new ArrayList<>();
        Poison.isolate(
                sql.jdbc(),
                prices,
                part -> changedSkus.addAll(put(part)),
                (price, why) -> rejections.add(new Rejection(price.line(), "", "not_storable", why)));
        Set<String> changed = new HashSet<>();
        changedSkus.forEach(sku -> changed.add(owners.get(sku)));
        sql.raise(changed);
        sql.tell(changed);
        return new Importer.Outcome(rejections, changedSkus.size());
    }

    private static @Nullable Price price(FeedRow row, Cells cells) {
        String sku = cells.sku();
        String currency = cells.required("currency", 3, Columns::isCurrency, "must be an ISO 4217 code such as EUR");
        Long amount = cells.number("amount", 1, AMOUNT_MOST);
        if (!row.cells().containsKey("amount")) {
            cells.reject("amount", "required", "is required");
        }
        String from = cells.time("valid_from", "-infinity");
        String until = cells.time("valid_until", "infinity");
        if (cells.areSound() && isNever(from, until)) {
            cells.reject("valid_until", "out_of_range", "must be later than valid_from");
        }
        return amount == null || !cells.areSound() ? null : new Price(row.line(), sku, currency, amount, from, until);
    }

    private static boolean isNever(String from, String until) {
        return !from.equals("-infinity")
                && !until.equals("infinity")
                && !java.time.OffsetDateTime.parse(from).isBefore(java.time.OffsetDateTime.parse(until));
    }

    /** @return the SKUs of those that were made or changed */
    private List<String> put(List<Price> prices) {
        Map<String, Price> last = new TreeMap<>();
        prices.forEach(price -> last.put(price.key(), price));
        return sql.jdbc()
                .sql("""
                        insert into price (sku, currency, valid_from, valid_until, amount)
                        select r.sku, r.currency, r.valid_from, r.valid_until, r.amount
                        from jsonb_to_recordset(?::jsonb) as r (
                          sku text, currency text, valid_from timestamptz, valid_until timestamptz, amount bigint)
                        order by r.sku, r.currency, r.valid_from
                        on conflict (sku, currency, valid_from) do update
                          set amount = excluded.amount, valid_until = excluded.valid_until
                          where (price.amount, price.valid_until) is distinct from (excluded.amount, excluded.valid_until)
                        returning sku
                        """)
                .param(Json.write(last.values()))
                .query((row, _) -> row.getString("sku"))
                .list();
    }
}
