package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packhorse.shipping.PlannedParcel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What would be sent from where, and why. */
@Schema(name = "SourcingTrial")
record SourcingTrialResource(
        @Schema(
                description = "Whether everything could be sent, now or later",
                allowableValues = {"sourced", "out_of_stock"},
                example = "sourced")
        String outcome,

        @Schema(description = "What would be sent; empty when something is missing")
        List<Parcel> parcels,

        @Schema(description = "What could be had neither now nor later")
        List<Missing> shortfalls,

        @Schema(description = "One for each time that a warehouse was chosen, in order")
        List<Step> steps) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcedParcel")
    record Parcel(
            @Schema(example = "BER") String warehouse,
            List<Item> items,

            @Schema(example = "Ships everything alone, in the destination's country.")
            String reason,

            @JsonProperty("promised_at")
            @Schema(description = "When its stock should be there, of a parcel that would wait for it")
            @Nullable
            Instant promisedAt) {}

    @Schema(name = "SourcedItem")
    record Item(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "2") int quantity) {}

    @Schema(name = "SourcingShortfall")
    record Missing(
            @Schema(example = "SHOE-RED-42") String sku,
            @Schema(example = "3") int wanted,
            @Schema(example = "1") long available) {}

    @Schema(name = "SourcingStep")
    record Step(
            @Schema(
                    description = "Whole lines, a part of a line, or units that wait where their stock will arrive",
                    allowableValues = {"whole_lines", "split_line", "waits"},
                    example = "whole_lines")
            String kind,

            @Schema(description = "What was open then") List<String> skus,
            @Schema(example = "BER") String chosen,

            @Schema(description = "The chosen one first") List<Considered> considered) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingConsidered")
    record Considered(
            @Schema(example = "LYS") String warehouse,

            @JsonProperty("passed_over_by")
            @Schema(description = "The rule; not there for the chosen one", example = "nearest")
            @Nullable
            String passedOverBy,

            List<Opinion> opinions) {}

    @Schema(name = "SourcingOpinion")
    record Opinion(
            @Schema(example = "nearest") String rule,
            boolean kept,

            @Schema(example = "Is not in the destination's country.")
            String words) {}

    static SourcingTrialResource of(SourcingExplanation explanation) {
        List<Step> steps =
                explanation.steps().stream().map(SourcingTrialResource::step).toList();
        return switch (explanation.outcome()) {
            case HoldOutcome.Held(List<PlannedParcel> parcels) ->
                new SourcingTrialResource(
                        "sourced",
                        parcels.stream().map(SourcingTrialResource::parcel).toList(),
                        List.of(),
                        steps);
            case HoldOutcome.SoldOut(List<Shortfall> shortfalls) ->
                new SourcingTrialResource(
                        "out_of_stock",
                        List.of(),
                        shortfalls.stream()
                                .map(missing ->
                                        new Missing(missing.sku().value(), missing.wanted(), missing.available()))
                                .toList(),
                        steps);
        };
    }

    private static Parcel parcel(PlannedParcel parcel) {
        return new Parcel(
                parcel.warehouse().value(),
                parcel.items().stream()
                        .map(item -> new Item(item.sku().value(), item.quantity()))
                        .toList(),
                parcel.reason(),
                parcel.promisedAt());
    }

    private static Step step(SourcingExplanation.Step step) {
        return new Step(
                step.kind().name().toLowerCase(Locale.ROOT),
                step.skus().stream().map(Sku::value).toList(),
                step.chosen().value(),
                step.considered().stream()
                        .map(considered -> new Considered(
                                considered.warehouse().value(),
                                considered.passedOverBy(),
                                considered.opinions().stream()
                                        .map(opinion -> new Opinion(opinion.rule(), opinion.kept(), opinion.words()))
                                        .toList()))
                        .toList());
    }
}
