package dev.packhorse.proof.invariant;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that must always be true, and the question that finds where it is not.
 *
 * @param name by which it is reported and documented
 * @param promise in one sentence
 * @param sql answers one row for each place where it is broken: an id, and what is wrong there
 */
public record Invariant(String name, String promise, String sql) {

    public static List<Invariant> all() {
        return Stream.of(
                        StockInvariants.all(),
                        MoneyInvariants.all(),
                        ShippingInvariants.all(),
                        OrderInvariants.all(),
                        CatalogueInvariants.all(),
                        SearchInvariants.all(),
                        SaleInvariants.all(),
                        LedgerInvariants.all(),
                        SalesInvariants.all())
                .flatMap(List::stream)
                .toList();
    }
}
