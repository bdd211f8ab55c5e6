package dev.packhorse.shipping;

import io.temporal.activity.ActivityInterface;

/** What is asked of the carrier. */
@ActivityInterface(namePrefix = "Shipping.")
public interface ShippingActivities {

    String TASK_QUEUE = "shipping";

    /** Buys the one label of a parcel, or finds the one that was bought, and writes it down. */
    LabelOutcome buyLabel(ParcelId parcel);

    /** Voids whatever label the carrier has for this parcel; content when there is none. */
    void voidLabel(ParcelId parcel);

    /** Asks the carrier where the parcel is, writes down what is new, and answers the newest. */
    CarrierStatus track(ParcelId parcel);
}
