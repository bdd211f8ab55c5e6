package dev.packhorse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An answer to a public read as it goes over the wire, made once and sent often. Its ETag is of its bytes, so it is the same in
 * every process and changes with them and with nothing else.
 *
 * @param language of the texts in it; null when there are none
 * @param end when it stops to be right by itself; null when nobody knows of such a moment
 */
public record Representation(
        byte[] body,
        String tag,
        @Nullable String language,
        @Nullable Instant end) {

    private static final int STATUS_UNCHANGED = HttpServletResponse.SC_NOT_MODIFIED;

    public static Representation of(byte[] body, @Nullable String language, @Nullable Instant end) {
        return new Representation(body, '"' + digest(body) + '"', language, end);
    }

    /** Past Spring's converters, since there is nothing left to convert or to negotiate. */
    public void send(HttpServletRequest request, HttpServletResponse response, Freshness freshness) throws IOException {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, freshness.until(end));
        if (language != null) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        }
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && isAmong(known)) {
            response.setStatus(STATUS_UNCHANGED);
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Compared weakly, as RFC 9110 wants it here: a proxy that compresses has made the tag weak. */
    private boolean isAmong(String known) {
        if (known.equals(tag) || known.equals("*")) {
            return true;
        }
        for (String one : known.split(",")) {
            String given = one.strip();
            if (given.equals(tag)
                    || given.startsWith("W/") && given.substring(2).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
