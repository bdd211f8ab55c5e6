package dev.packhorse.inventory;

import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;

/** Steps on stock. Each is one short transaction and may be repeated without harm. */
@ActivityInterface(namePrefix = "Stock.")
public interface StockActivities {

    /**
     * Looks at the order's hold and sees that it lasts for {@code keepFor} from now; when it had expired, holds anew, which
     * may be refused and may plan other parcels than before.
     */
    HoldOutcome hold(Order order, Duration keepFor);

    /** Whether the stock that a parcel waits for is there and given to it. */
    boolean hasArrived(ParcelId parcel);

    /** Gives back whatever of the order has not been shipped; content when there is nothing. */
    void release(OrderId order);

    /** Gives back what was held for one parcel that will not leave; content when there is nothing. */
    void releaseParcel(ParcelId parcel);
}
