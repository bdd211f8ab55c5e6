package dev.packhorse.inventory;

import dev.packhorse.shipping.ParcelId;
import java.util.List;

/** What became of a request for a hold. The same request has the same answer for as long as the hold stands. */
public sealed interface HoldAnswer {

    record Held(List<Portion> portions) implements HoldAnswer {
        public Held {
            portions = List.copyOf(portions);
        }
    }

    /** Nothing was set aside, and nothing remembered: the same request may be asked again. */
    record SoldOut(List<Shortfall> shortfalls) implements HoldAnswer {
        public SoldOut {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    /** The same id came before with other goods. */
    record Conflict() implements HoldAnswer {}

    /** It was held and is not any more: shipped, given back or expired. */
    record Resolved() implements HoldAnswer {}

    /** Units of one SKU from one warehouse, in one parcel; in the order of parcels and SKUs. */
    record Portion(ParcelId parcel, WarehouseCode warehouse, Sku sku, long units) {}
}
