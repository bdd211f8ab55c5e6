package dev.packhorse.inventory;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The noes that people hear who work with stock. */
final class StockProblems {

    private StockProblems() {}

    static ProblemException keyReused() {
        return new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This key came before with another body. Use a key of its own for each.");
    }

    static ProblemException noSuchWarehouse(String pointer) {
        return new ProblemException(
                Problem.invalid(List.of(FieldError.at(pointer, "unknown", "is not the code of a warehouse"))));
    }

    static ProblemException noSuchSkus(List<Sku> lines, List<Sku> unknown) {
        return new ProblemException(Problem.invalid(IntStream.range(0, lines.size())
                .filter(i -> unknown.contains(lines.get(i)))
                .mapToObj(i -> FieldError.at("/lines/" + i + "/sku", "unknown", "is not in the catalogue"))
                .toList()));
    }

    static ProblemException tooMuch(List<Sku> lines, List<Sku> tooMuch) {
        return new ProblemException(Problem.invalid(IntStream.range(0, lines.size())
                .filter(i -> tooMuch.contains(lines.get(i)))
                .mapToObj(i -> FieldError.at(
                        "/lines/" + i + "/quantity",
                        "out_of_range",
                        "is more than was on its way; adjust what else came"))
                .toList()));
    }

    static ProblemException closed(WarehouseCode warehouse) {
        return new ProblemException(ProblemCode.WAREHOUSE_CLOSED, warehouse + " is closed and takes nothing in.");
    }

    static ProblemException full(WarehouseCode warehouse, long free) {
        return new ProblemException(Problem.of(
                        ProblemCode.WAREHOUSE_FULL,
                        warehouse + " has room for " + free + " more units, what is on its way there counted.")
                .with("free_units", free));
    }

    static ProblemException held(List<StockShortage> shortages) {
        String where = shortages.stream()
                .map(shortage -> shortage.sku() + ": " + shortage.held() + " of " + shortage.onHand() + " are held")
                .collect(Collectors.joining("; ", "", "."));
        return new ProblemException(Problem.of(ProblemCode.STOCK_IS_HELD, where)
                .with(
                        "levels",
                        shortages.stream()
                                .map(shortage -> Map.of(
                                        "sku", shortage.sku().value(),
                                        "on_hand", shortage.onHand(),
                                        "held", shortage.held()))
                                .toList()));
    }
}
