package dev.packhorse.order;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The order's current details in the Temporal Web UI (Markdown): what it waits for, until when, what a person can do. */
final class Board {

    private Board() {}

    static String text(Order order, OrderStatus status, Collection<ParcelJourney> parcels, List<Attention> open) {
        int lines = order.lines().size();
        return "**" + headline(status) + "** " + lines + (lines == 1 ? " line, " : " lines, ") + order.total() + ".\n\n"
                + parcels(parcels) + attentions(open) + choices(status, parcels, open);
    }

    private static String headline(OrderStatus status) {
        return switch (status) {
            case PENDING -> "Stock is held, payment is being authorised.";
            case AWAITING_PAYMENT ->
                "Waits for the customer to confirm the payment with the bank; refused when that takes too long.";
            case PLACED -> "Placed; its parcels are being made ready.";
            case SHIPPED -> "On its way.";
            case DELIVERED -> "Delivered.";
            case REFUSED -> "Refused; everything was given back.";
            case CANCELLED -> "Cancelled; everything was given back.";
            case EXPIRED -> "Expired.";
        };
    }

    private static String parcels(Collection<ParcelJourney> parcels) {
        return parcels.stream()
                .map(parcel -> "- Parcel `" + parcel.plan().id() + "` from "
                        + parcel.plan().warehouse() + " (" + parcel.plan().share() + "): " + parcel.standing() + "\n")
                .collect(Collectors.joining());
    }

    private static String attentions(List<Attention> open) {
        return open.stream()
                .map(attention -> "\n**Needs attention:** `" + attention.subject() + "`: " + attention.why()
                        + "\nSend the update `resolve`, one of: " + Attentions.choices(attention)
                        + ". Input: `{\"resolution\": \""
                        + attention.choices().getFirst().name().toLowerCase(Locale.ROOT)
                        + "\", \"subject\": \"" + attention.subject() + "\", \"note\": \"who and why\"}`\n")
                .collect(Collectors.joining());
    }

    private static String choices(OrderStatus status, Collection<ParcelJourney> parcels, List<Attention> open) {
        return whole(status, open) + waiting(parcels);
    }

    private static String waiting(Collection<ParcelJourney> parcels) {
        return parcels.stream().anyMatch(parcel -> parcel.waitsForStock() && !parcel.isGivenUp())
                ? "\nA parcel that waits for its stock can be cancelled alone: the update `cancelParcel` (input: the parcel's id and a"
                        + " reason, each in quotes)."
                : "";
    }

    private static String whole(OrderStatus status, List<Attention> open) {
        return switch (status) {
            case PENDING, AWAITING_PAYMENT, PLACED ->
                "\nUntil a parcel leaves, the update `cancel` (input: a reason in quotes) gives everything back.";
            case SHIPPED, DELIVERED, REFUSED, CANCELLED, EXPIRED -> open.isEmpty() ? "\nNothing to do." : "";
        };
    }
}
