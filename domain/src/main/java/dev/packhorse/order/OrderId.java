package dev.packhorse.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Names one order everywhere: {@code ord_} and a UUIDv7 (RFC 9562) in lower-case Crockford base 32, so that ids sort by the
 * time they were made and survive being read out over a telephone.
 */
public record OrderId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("ord_[0-7][0-9a-hjkmnp-tv-z]{25}");
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an order id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** A fresh id. Not for workflow code: it asks the clock's owner for the time and the machine for randomness. */
    public static OrderId next(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new OrderId("ord_" + base32(high, low));
    }

    /** The part behind the prefix; parcels and holds of this order carry it too. */
    public String suffix() {
        return value.substring("ord_".length());
    }

    @Override
    public String toString() {
        return value;
    }

    private static String base32(long high, long low) {
        char[] digits = new char[26];
        for (int i = 25; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(digits);
    }
}
