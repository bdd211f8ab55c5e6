package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why stock stays as it is. */
@ApiComponent
final class StockProblemExamples implements ProblemExamples {

    private static final Problem UNSETTLED = Problem.of(
                    ProblemCode.COUNT_NOT_POSSIBLE,
                    "They are not counted, or want a second count or another person's word: SHOE-RED-42.")
            .with("skus", List.of("SHOE-RED-42"));

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put(
                "WarehouseNotFound",
                List.of(Problem.of(ProblemCode.WAREHOUSE_NOT_FOUND, "No warehouse has this code.")));
        problems.put(
                "LevelNotFound",
                List.of(Problem.of(ProblemCode.LEVEL_NOT_FOUND, "This SKU has never been in this warehouse.")));
        problems.put("PaperNotFound", List.of(Problem.of(ProblemCode.PAPER_NOT_FOUND, "Nothing has this id.")));
        problems.put(
                "KeyUnusable",
                List.of(
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this."),
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                                "Send one key of 1 to 255 visible ASCII characters."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7.")));
        problems.put(
                "StockFormInvalid",
                List.of(
                        Problem.invalid(List.of(FieldError.at("/lines/0/sku", "unknown", "is not in the catalogue"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another body.")));
        problems.put(
                "NoRoom",
                List.of(
                        Problem.of(ProblemCode.WAREHOUSE_FULL, "BER has room for 12 more units.")
                                .with("free_units", 12),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "BER is closed and takes nothing in.")));
        problems.put("InStock", List.of(Problem.of(ProblemCode.IN_STOCK, "It can be had now.")));
        problems.put(
                "TooManyWishes",
                List.of(Problem.of(ProblemCode.TOO_MANY_WISHES, "One address may wait for 20 SKUs at once.")));
        problems.put(
                "BackorderNotFound",
                List.of(Problem.of(
                        ProblemCode.BACKORDER_NOT_FOUND, "No such SKU is sold, or nothing is promised of it.")));
        problems.put("CountNotPossible", List.of(Problem.of(ProblemCode.COUNT_NOT_POSSIBLE, "It has ended.")));
        problems.put(
                "CountNotClosable",
                List.of(
                        UNSETTLED,
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5)))));
        problems.put(
                "TransferNotPossible",
                List.of(Problem.of(ProblemCode.TRANSFER_NOT_POSSIBLE, "It has not been shipped.")));
        problems.put(
                "CannotShip",
                List.of(
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5))),
                        Problem.of(ProblemCode.WAREHOUSE_FULL, "RTM has room for 2 more units.")
                                .with("free_units", 2),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "RTM is closed and takes nothing in."),
                        Problem.of(ProblemCode.TRANSFER_NOT_POSSIBLE, "It was cancelled.")));
        problems.put(
                "StockIsHeld",
                List.of(
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5))),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "BER is closed and takes nothing in.")));
        problems.put(
                "StockBusy",
                List.of(Problem.of(ProblemCode.STOCK_BUSY, "More are asking for stock than can be answered.")));
        return problems;
    }
}
