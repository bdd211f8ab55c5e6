package dev.packhorse.order;

import java.util.stream.Collectors;

/** What an operator reads of an order in the Temporal Web UI before it has moved. Nothing personal: it is never encoded. */
final class OrderStory {

    private static final int LINES_SHOWN = 20;

    private OrderStory() {}

    /** At most 200 characters: the engine cuts what is longer than 400 bytes. */
    static String summary(Order order) {
        long units = order.lines().stream().mapToLong(OrderLine::quantity).sum();
        return order.total() + " for " + counted(units, "unit") + " of "
                + counted(order.lines().size(), "SKU");
    }

    static String details(Order order) {
        String lines = order.lines().stream()
                .limit(LINES_SHOWN)
                .map(line -> "- " + line.quantity() + " × " + line.sku() + " at " + line.unitPrice())
                .collect(Collectors.joining("\n"));
        int hidden = order.lines().size() - LINES_SHOWN;
        return "Order `" + order.id() + "`, " + order.total() + " in all:\n\n" + lines
                + (hidden > 0 ? "\n- and " + counted(hidden, "more line") : "")
                + "\n\nIts customer and address stand in PostgreSQL, not here.";
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
