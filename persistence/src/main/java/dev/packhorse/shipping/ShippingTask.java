package dev.packhorse.shipping;

import dev.packhorse.customer.Address;
import dev.packhorse.customer.Customer;
import dev.packhorse.inventory.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a label needs.
 *
 * @param weightGrams of all units, without the box
 * @param label the live one, when it was bought already
 */
public record ShippingTask(
        ParcelId parcel,
        ParcelStatus status,
        Warehouse from,
        Customer customer,
        Address to,
        List<PlannedParcel.Item> items,
        long weightGrams,
        @Nullable Label label) {

    public ShippingTask {
        items = List.copyOf(items);
    }
}
