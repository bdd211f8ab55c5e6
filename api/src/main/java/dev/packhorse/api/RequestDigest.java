package dev.packhorse.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two requests with one key apart by what they mean: white space and the order of fields do not count. */
public final class RequestDigest {

    private RequestDigest() {}

    /** @param request as a record that was read from the body */
    public static String of(Object request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Wire.bytes(request)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
