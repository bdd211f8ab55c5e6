package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.packhorse.shipping.PlannedParcel;
import java.util.List;

/** All lines of an order are held, or none is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "hold")
public sealed interface HoldOutcome {

    record Held(List<PlannedParcel> parcels) implements HoldOutcome {
        public Held {
            parcels = List.copyOf(parcels);
        }
    }

    record SoldOut(List<Shortfall> shortfalls) implements HoldOutcome {
        public SoldOut {
            shortfalls = List.copyOf(shortfalls);
        }
    }
}
