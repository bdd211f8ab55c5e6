package dev.packhorse.catalogue;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.inventory.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database knows better than whoever has filled in a form. */
final class AdminProblems {

    private AdminProblems() {}

    static ProblemException unknownCategory(String category) {
        return new ProblemException(
                Problem.invalid(List.of(FieldError.at("/category", "unknown", "there is no category " + category))));
    }

    static ProblemException skusTaken(Map<Sku, String> products) {
        Map<String, String> taken = new TreeMap<>();
        products.forEach((sku, product) -> taken.put(sku.value(), product));
        return new ProblemException(Problem.of(
                        ProblemCode.SKU_TAKEN,
                        "These belong to other products: " + String.join(", ", taken.keySet()) + ".")
                .with("products", taken));
    }
}
