package dev.packhorse.sales;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.money.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** Sales by day on the wire. */
@Schema(name = "Sales")
record SalesResource(
        @Schema(example = "2026-11-01") LocalDate from,
        @Schema(example = "2026-11-30") LocalDate to,

        @Schema(description = "A day in UTC and a currency each; those without sales are left out")
        List<Day> items) {

    @Schema(name = "SalesOfDay")
    record Day(
            @Schema(example = "2026-11-27") LocalDate day,

            @Schema(description = "Sold, less what was taken back before it reached its customer", example = "41")
            long units,

            @Schema(description = "For these units") Amount revenue,

            @JsonProperty("returned_units")
            @Schema(description = "Came back from customers; not taken off `units`", example = "2")
            long returnedUnits,

            @Schema(description = "For what came back") Amount refunded) {}

    @Schema(name = "Bestsellers")
    record Bestsellers(List<Seller> items) {}

    @Schema(name = "Bestseller")
    record Seller(
            @JsonProperty("product_id") @Schema(example = "prd_canvas_sneaker")
            String productId,

            @Schema(example = "Canvas sneaker") String name,

            @Schema(example = "41") long units) {}

    static SalesResource of(Period period, List<Sales> sales) {
        return new SalesResource(
                period.from(),
                period.to(),
                sales.stream()
                        .map(day -> new Day(
                                day.day(),
                                day.units(),
                                new Amount(day.revenue(), day.currency()),
                                day.returnedUnits(),
                                new Amount(day.refunded(), day.currency())))
                        .toList());
    }
}
