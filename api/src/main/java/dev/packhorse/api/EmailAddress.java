package dev.packhorse.api;

import java.util.regex.Pattern;

/** One at sign, something before it, a dotted name behind it; whether it can be reached is for the mail to find out. */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@\"(),:;<>\\[\\]]{1,64}@[^\\s@.]+(?:\\.[^\\s@.]+)+");

    private EmailAddress() {}

    public static String read(Fields fields, String field) {
        return fields.formed(
                field, LONGEST, text -> FORM.matcher(text).matches(), "malformed", "must be an e-mail address");
    }
}
