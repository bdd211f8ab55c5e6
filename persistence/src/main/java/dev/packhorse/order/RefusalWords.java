package dev.packhorse.order;

import java.util.stream.Collectors;

/** How a refusal is told to a person. */
final class RefusalWords {

    private RefusalWords() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OutOfStock(var shortfalls) ->
                shortfalls.stream()
                        .map(shortfall -> "%d of %s wanted, %d available"
                                .formatted(shortfall.wanted(), shortfall.sku(), shortfall.available()))
                        .collect(Collectors.joining("; ", "out of stock: ", "."));
            case Refusal.PaymentDeclined(String reason) -> "the payment was declined (" + reason + ").";
            case Refusal.PaymentNotConfirmed() -> "the customer did not confirm the payment in time.";
            case Refusal.PaymentUnavailable() -> "the payment provider could not be reached in time.";
            case Refusal.HoldExpired() -> "the time to pay ran out and the stock was given back.";
            case Refusal.Withdrawn(String reason) -> "withdrawn (" + reason + ").";
        };
    }
}
