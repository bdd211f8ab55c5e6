package dev.packhorse.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that look like the providers' own, so that nobody learns a wrong shape here. */
final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** {@code pi_3...}, {@code ch_3...}: Stripe's. */
    static String stripe(String prefix) {
        var id = new StringBuilder(prefix).append("_3");
        for (var i = 0; i < 23; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** {@code shp_} and 32 hex digits: EasyPost's. */
    static String easypost(String prefix) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }

    /** Twenty digits, which begin like the postal service's. */
    static String trackingCode() {
        var code = new StringBuilder("9400");
        for (var i = 0; i < 16; i++) {
            code.append(RANDOM.nextInt(10));
        }
        return code.toString();
    }
}
