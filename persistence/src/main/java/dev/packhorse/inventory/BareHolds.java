package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds and nothing else: whoever asks keeps the order's rows, before or after. */
final class BareHolds implements HoldKind<HoldRequest, HoldAnswer> {

    private final HoldRows rows;

    BareHolds(HoldRows rows) {
        this.rows = rows;
    }

    @Override
    public Object name(HoldRequest request) {
        return request.id();
    }

    @Override
    public int lines(HoldRequest request) {
        return request.lines().size();
    }

    @Override
    public Hearing<HoldAnswer> hear(List<HoldRequest> requests, RoundTrip questions) {
        Map<String, HoldRows.Known> known = new HashMap<>();
        rows.find(requests.stream().map(HoldRequest::id).toList(), known, questions);
        return new Hearing<>() {
            @Override
            public Collection<Sku> skus() {
                List<Sku> skus = new ArrayList<>();
                requests.forEach(request -> request.lines().forEach(line -> skus.add(line.sku())));
                return skus;
            }

            @Override
            public List<HoldAnswer> decide(StockInHand stock) {
                return requests.stream()
                        .map(request -> {
                            HoldRows.Known before = known.get(request.id().value());
                            return before == null ? taken(stock.take(request)) : again(request, before);
                        })
                        .toList();
            }

            @Override
            public void write(RoundTrip statements) {
                // The stock's own rows are all there is.
            }
        };
    }

    private static HoldAnswer taken(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held(var parcels) -> new HoldAnswer.Held(HoldRows.portions(parcels));
            case HoldOutcome.SoldOut(var shortfalls) -> new HoldAnswer.SoldOut(shortfalls);
        };
    }

    private static HoldAnswer again(HoldRequest request, HoldRows.Known before) {
        Map<Sku, Long> units = new HashMap<>();
        request.lines().forEach(line -> units.merge(line.sku(), (long) line.quantity(), Math::addExact));
        if (!before.goods().equals(new HoldRows.OrderGoods(request.id().order().value(), units))) {
            return new HoldAnswer.Conflict();
        }
        return before.open() ? new HoldAnswer.Held(before.portions()) : new HoldAnswer.Resolved();
    }
}
