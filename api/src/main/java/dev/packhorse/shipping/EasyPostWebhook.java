package dev.packhorse.shipping;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes EasyPost's webhooks: verified on the bytes as they came, stored, and answered; applied later. */
@ApiComponent
@RestController
class EasyPostWebhook implements EasyPostOperations {

    static final String PROVIDER = "easypost";
    private static final String SCHEME = "hmac-sha256-hex=";

    private final Inbox inbox;
    private final ApiProperties.Webhooks settings;

    EasyPostWebhook(Inbox inbox, ApiProperties properties) {
        this.inbox = inbox;
        this.settings = properties.webhooks();
    }

    @Override
    @PostMapping("/v1/webhooks/easypost")
    public ResponseEntity<Void> told(
            @RequestHeader(name = "X-Hmac-Signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] payload = body == null ? new byte[0] : body;
        if (!isSigned(payload, signature)) {
            throw new ProblemException(
                    ProblemCode.SIGNATURE_INVALID, "The signature is missing, or of another body or secret.");
        }
        JsonNode event = Wire.read(payload);
        String id = event.path("id").asString("");
        String type = event.path("description").asString("");
        if (id.isEmpty() || id.length() > 255 || type.isEmpty() || type.length() > 255) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON, "The event has no id or no description.");
        }
        inbox.accept(PROVIDER, id, type, new String(payload, StandardCharsets.UTF_8));
        return ResponseEntity.ok().build();
    }

    /** As EasyPost's own SDKs check it: HMAC-SHA256 of the body under the NFKD form of the secret, compared in constant time. */
    private boolean isSigned(byte[] payload, @Nullable String signature) {
        String secret = settings.easypostSecret();
        if (secret == null || secret.isBlank() || signature == null) {
            return false;
        }
        try {
            byte[] key = Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String expected = SCHEME + HexFormat.of().formatHex(mac.doFinal(payload));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
