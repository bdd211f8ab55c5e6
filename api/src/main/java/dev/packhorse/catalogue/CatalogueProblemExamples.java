package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why the catalogue stays as it is. */
@ApiComponent
final class CatalogueProblemExamples implements ProblemExamples {

    private static final Problem VARIANT =
            Problem.of(ProblemCode.VARIANT_NOT_FOUND, "No variant that is sold has this SKU.");

    private static final Problem POSTGRESQL =
            Problem.of(ProblemCode.POSTGRESQL_UNAVAILABLE, "The database did not answer.");

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put("ProductNotFound", List.of(Problem.of(ProblemCode.PRODUCT_NOT_FOUND, "No product has this id.")));
        problems.put(
                "CategoryNotFound", List.of(Problem.of(ProblemCode.CATEGORY_NOT_FOUND, "No category has this id.")));
        problems.put("VariantNotFound", List.of(VARIANT));
        problems.put(
                "PriceNotFound",
                List.of(
                        VARIANT,
                        Problem.of(ProblemCode.PRICE_NOT_FOUND, "No price in this currency begins at this moment.")));
        problems.put(
                "SkuTaken",
                List.of(Problem.of(ProblemCode.SKU_TAKEN, "These belong to other products: SHOE-RED-42.")
                        .with("products", Map.of("SHOE-RED-42", "prd_red_shoe"))));
        problems.put(
                "TooManyPrices",
                List.of(Problem.of(
                        ProblemCode.TOO_MANY_PRICES, "A variant has at most 60: delete those that are over.")));
        problems.put(
                "ProductInvalid",
                List.of(Problem.invalid(List.of(
                        FieldError.at("/category", "unknown", "there is no category shoos"),
                        FieldError.at(
                                "/variants/0/prices/1/from",
                                "duplicate",
                                "is when another price in EUR begins too")))));
        problems.put(
                "PriceInvalid",
                List.of(Problem.invalid(List.of(FieldError.at("/until", "out_of_range", "must be after from")))));
        problems.put(
                "CategoryMisplaced",
                List.of(
                        Problem.of(ProblemCode.CATEGORY_CIRCLE, "The new parent is the category itself or below it."),
                        Problem.of(ProblemCode.CATEGORY_TOO_DEEP, "The tree has at most 12 levels.")));
        problems.put(
                "CategoryInvalid",
                List.of(Problem.invalid(List.of(
                        FieldError.at("/names/en", "required", "is required"),
                        FieldError.at("/parent", "unknown", "there is no category footwaer")))));
        problems.put(
                "SearchUnavailable",
                List.of(
                        POSTGRESQL,
                        Problem.of(ProblemCode.SEARCH_BUSY, "Too many search at once. Try again in a moment.")));
        return problems;
    }
}
