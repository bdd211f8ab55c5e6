package dev.packhorse.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as the two providers send them. */
public final class Signatures {

    private Signatures() {}

    public static String stripe(String payload, String secret, Instant at) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + hmac(seconds + "." + payload, secret);
    }

    public static String easypost(String payload, String secret) {
        return "hmac-sha256-hex=" + hmac(payload, secret);
    }

    public static String intentEvent(String eventId, String type, String intent) {
        return """
                {"id": "%s", "object": "event", "api_version": "2026-07-29.dahlia", "type": "%s",
                 "data": {"object": {"id": "%s", "object": "payment_intent", "metadata": {}}}}
                """.formatted(eventId, type, intent);
    }

    public static String trackerEvent(String trackingCode, String status) {
        return """
                {"id": "evt_%s", "object": "Event", "description": "tracker.updated",
                 "result": {"object": "Tracker", "tracking_code": "%s", "status": "%s", "updated_at": "%s",
                  "tracking_details": [{"message": "Scanned", "status": "%s", "datetime": "%s"}]}}
                """.formatted(UUID.randomUUID(), trackingCode, status, Instant.now(), status, Instant.now());
    }

    private static String hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
