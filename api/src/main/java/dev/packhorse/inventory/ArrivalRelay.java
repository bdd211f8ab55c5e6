package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.order.OrderDesk;
import dev.packhorse.shipping.ParcelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells orders that the stock of a parcel is there. An arrival is only marked as told after it was, so that it outlives a process
 * or a Temporal that dies in between; told twice is as good as once.
 */
@ApiComponent
@Component
class ArrivalRelay {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalRelay.class);

    private final StockArrivals arrivals;
    private final OrderDesk desk;
    private final int batch;

    ArrivalRelay(StockArrivals arrivals, OrderDesk desk, ApiProperties properties) {
        this.arrivals = arrivals;
        this.desk = desk;
        this.batch = properties.arrivals().batch();
    }

    @Scheduled(fixedDelayString = "${packhorse.api.arrivals.every:500ms}")
    void relay() {
        try {
            for (ParcelId parcel : arrivals.due(batch)) {
                desk.stockArrived(parcel);
                arrivals.told(parcel);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Arrived stock waits to be told: {}", failure.toString());
        }
    }
}
