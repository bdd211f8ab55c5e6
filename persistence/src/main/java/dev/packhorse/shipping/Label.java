package dev.packhorse.shipping;

import org.jspecify.annotations.Nullable;

/** @param shipmentReference the carrier's name for the shipment, with which the label is voided or asked for */
public record Label(
        String carrier,
        String trackingCode,
        String shipmentReference,
        @Nullable String labelUrl) {}
