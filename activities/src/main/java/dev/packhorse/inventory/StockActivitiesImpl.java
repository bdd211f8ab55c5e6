package dev.packhorse.inventory;

import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.shipping.ParcelId;
import java.time.Duration;

/** Gives the journey its steps on stock; what they mean stands at {@link StockLedger}. */
public class StockActivitiesImpl implements StockActivities {

    private final StockLedger stock;
    private final Backorders backorders;

    public StockActivitiesImpl(StockLedger stock, Backorders backorders) {
        this.stock = stock;
        this.backorders = backorders;
    }

    @Override
    public HoldOutcome hold(Order order, Duration keepFor) {
        return stock.hold(order, keepFor);
    }

    @Override
    public boolean hasArrived(ParcelId parcel) {
        return backorders.hasArrived(parcel);
    }

    @Override
    public void release(OrderId order) {
        stock.release(order);
    }

    @Override
    public void releaseParcel(ParcelId parcel) {
        stock.releaseParcel(parcel);
    }
}
