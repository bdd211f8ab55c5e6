package dev.packhorse.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the two providers sign their webhooks. */
final class Signature {

    private Signature() {}

    /** {@code Stripe-Signature} (https://docs.stripe.com/webhooks#verify-manually): the time is signed with the payload. */
    static String stripe(String payload, String secret, long epochSeconds) {
        return "t=" + epochSeconds + ",v1=" + hmacSha256(epochSeconds + "." + payload, secret);
    }

    /** {@code X-Hmac-Signature} as {@code Utilities.validateWebhook} of EasyPost's SDK checks it. */
    static String easypost(String payload, String secret) {
        return "hmac-sha256-hex=" + hmacSha256(payload, Normalizer.normalize(secret, Normalizer.Form.NFKD));
    }

    private static String hmacSha256(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
