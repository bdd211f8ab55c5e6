package dev.packhorse.inbox;

import java.time.Instant;

/** @param attempts how often it was handed out to be applied, this time included */
public record InboxEvent(
        String provider, String eventId, String type, String payload, int attempts, Instant receivedAt) {}
