package dev.packhorse.order;

import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.ParcelId;

/** A scan that changes a decision. */
public record CarrierReport(ParcelId parcel, CarrierStatus status) {}
