package dev.packhorse.order;

import dev.packhorse.inventory.Shortfall;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals in words for customers. */
final class RefusalText {

    private RefusalText() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OutOfStock(List<Shortfall> shortfalls) -> shortfalls(shortfalls);
            case Refusal.PaymentDeclined(String reason) -> "The payment was declined: " + reason + ".";
            case Refusal.PaymentNotConfirmed _ -> "The payment was not confirmed with the bank in time.";
            case Refusal.PaymentUnavailable _ -> "The payment provider did not answer in time. Nothing was charged.";
            case Refusal.HoldExpired _ -> "The goods could not be kept until the order was placed.";
            case Refusal.Withdrawn(String reason) -> "The order was withdrawn before it was placed: " + reason;
        };
    }

    static String shortfalls(List<Shortfall> shortfalls) {
        return shortfalls.stream()
                .map(short_ -> short_.sku() + ": " + short_.wanted() + " wanted, " + short_.available() + " available")
                .collect(Collectors.joining("; ", "", "."));
    }
}
