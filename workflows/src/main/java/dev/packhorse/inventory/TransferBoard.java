package dev.packhorse.inventory;

import dev.packhorse.inventory.TransferDecision.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transfer's current details in the Temporal Web UI (Markdown): where it is, what it waits for, what a person can do. */
final class TransferBoard {

    private TransferBoard() {}

    /** A question to a person, with the answers that are possible. */
    record Question(String why, List<Resolution> choices) {

        String choicesInWords() {
            return choices.stream()
                    .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
    }

    static String text(Transfer transfer, TransferStatus status, long underWay, @Nullable Question question) {
        String lines = transfer.lines().stream()
                .limit(20)
                .map(line -> "- " + line.quantity() + " × " + line.sku() + "\n")
                .collect(Collectors.joining());
        String more =
                transfer.lines().size() > 20 ? "- and " + (transfer.lines().size() - 20) + " more lines\n" : "";
        return "**" + headline(transfer, status, underWay) + "**\n\n" + lines + more + asked(question);
    }

    private static String headline(Transfer transfer, TransferStatus status, long underWay) {
        String way = transfer.origin() + " to " + transfer.destination();
        return switch (status) {
            case REQUESTED -> "From " + way + ": waits to be shipped; the update `cancel` calls it off.";
            case IN_TRANSIT ->
                "On its way from " + way + ": " + underWay + " of " + transfer.units() + " units to come.";
            case CLOSED -> "From " + way + ": closed.";
            case CANCELLED -> "From " + way + ": cancelled, nothing had left.";
        };
    }

    private static String asked(@Nullable Question question) {
        return question == null
                ? ""
                : "\n**Needs attention:** " + question.why() + "\nSend the update `resolve`, one of: "
                        + question.choicesInWords()
                        + ". Input: `{\"resolution\": \"wait\", \"note\": \"who and why\"}`\n";
    }
}
