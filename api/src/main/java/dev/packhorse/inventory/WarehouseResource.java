package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A warehouse on the wire, with what lies and waits there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"code", "name", "address", "priority", "cut_off", "capacity", "closed", "version"})
@Schema(name = "Warehouse")
record WarehouseResource(
        @Schema(example = "BER") String code,
        @Schema(example = "Berlin") String name,
        WarehouseForm.Place address,
        @Schema(example = "1") int priority,
        @JsonProperty("cut_off") WarehouseForm.@Nullable Hour cutOff,
        WarehouseForm.@Nullable Limits capacity,
        boolean closed,
        @Schema(example = "3") long version,

        @Schema(example = "18250", description = "Units that lie there")
        long units,

        @JsonProperty("units_on_their_way") @Schema(example = "40", description = "In transfers that were shipped")
        long unitsOnTheirWay,

        @JsonProperty("waiting_parcels") @Schema(example = "12", description = "Of placed orders, not handed over yet")
        long waitingParcels,

        @JsonProperty("left_today") @Schema(example = "75", description = "Parcels that left on its own calendar's day")
        long leftToday,

        @JsonProperty("next_dispatch")
        @Schema(
                example = "2026-11-25",
                description = "The day on which a parcel leaves that is ordered now: cut-off and capacity say so")
        String nextDispatch) {

    @Schema(name = "WarehouseList")
    record Listing(List<WarehouseResource> items) {}

    static WarehouseResource of(Warehouses.Load load, Instant now) {
        Warehouse warehouse = load.warehouse();
        WarehouseForm form = WarehouseForm.of(warehouse);
        LocalDate dispatch = warehouse.dispatchDay(now, load.parcels());
        return new WarehouseResource(
                warehouse.code().value(),
                form.name(),
                form.address(),
                form.priority(),
                form.cutOff(),
                form.capacity(),
                warehouse.closed(),
                warehouse.version(),
                load.units(),
                load.unitsOnTheirWay(),
                load.parcels().waiting(),
                load.parcels().leftToday(),
                dispatch.toString());
    }
}
