package dev.packhorse.flashsale;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why somebody does not wait for a sale. */
@ApiComponent
final class FlashSaleProblemExamples implements ProblemExamples {

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put(
                "TooManyBuyers",
                List.of(
                        Problem.of(ProblemCode.TOO_MANY_BUYERS, "As many wait for it as may."),
                        Problem.of(ProblemCode.STOCK_BUSY, "More are asking for stock than can be answered.")));
        problems.put("TicketNotFound", List.of(Problem.of(ProblemCode.TICKET_NOT_FOUND, "Nobody waits with it.")));
        problems.put(
                "FlashSaleNotFound",
                List.of(Problem.of(ProblemCode.FLASH_SALE_NOT_FOUND, "This SKU is sold like any other.")));
        return problems;
    }
}
