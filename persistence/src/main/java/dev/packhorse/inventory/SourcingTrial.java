package dev.packhorse.inventory;

import dev.packhorse.money.Money;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What would be sent from where: reads one snapshot, locks and holds nothing. */
public class SourcingTrial {

    private final JdbcClient jdbc;
    private final StockRows stock;
    private final SourcingBook book;
    private final TransactionTemplate snapshot;

    public SourcingTrial(JdbcClient jdbc, SourcingBook book, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stock = new StockRows(jdbc);
        this.book = book;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /**
     * @param rules instead of those of the house
     * @param levels instead of those that are, for the SKUs they name; of others the real ones count
     */
    public record Question(
            Map<Sku, Integer> wanted,
            Destination destination,
            @Nullable SourcingRules rules,
            List<StockLevel> levels) {

        public Question {
            wanted = Map.copyOf(wanted);
            levels = List.copyOf(levels);
        }
    }

    public SourcingExplanation explain(Question question) {
        return snapshot.execute(_ -> {
            SourcingTerms terms = book.terms(question.wanted().keySet(), question.rules());
            return Sourcing.explain(
                    OrderId.next(terms.now()),
                    lines(question.wanted()),
                    question.destination(),
                    warehouses(),
                    levels(question),
                    terms);
        });
    }

    private List<StockLevel> levels(Question question) {
        List<StockLevel> levels = new ArrayList<>(question.levels());
        question.wanted().keySet().stream()
                .filter(sku -> question.levels().stream()
                        .noneMatch(given -> given.sku().equals(sku)))
                .forEach(sku -> levels.addAll(stock.levels(sku)));
        return levels;
    }

    private List<Warehouse> warehouses() {
        return jdbc.sql("select * from warehouse where not closed")
                .query((row, _) -> Warehouses.read(row))
                .list();
    }

    /** Where from does not depend on what it costs. */
    private static List<OrderLine> lines(Map<Sku, Integer> wanted) {
        return wanted.entrySet().stream()
                .map(want -> new OrderLine(want.getKey(), want.getKey().value(), want.getValue(), Money.of(1, "EUR")))
                .toList();
    }
}
