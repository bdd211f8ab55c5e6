package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What came in is booked, or nothing of it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "arrival")
public sealed interface ArrivalOutcome {

    /** @param underWay units that are still to come */
    record Booked(TransferStatus status, long underWay) implements ArrivalOutcome {}

    /** This key came before, with another content. */
    record KeyReused() implements ArrivalOutcome {}

    /** It has not left yet, or has ended. */
    record NotUnderWay(TransferStatus status) implements ArrivalOutcome {}

    /** More came of these than were on their way. */
    record TooMuch(List<Sku> skus) implements ArrivalOutcome {
        public TooMuch {
            skus = List.copyOf(skus);
        }
    }
}
