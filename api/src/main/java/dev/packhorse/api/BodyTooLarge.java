package dev.packhorse.api;

import java.io.IOException;

/** The body went over its limit while it was read, as a chunked one can. */
public final class BodyTooLarge extends IOException {

    public BodyTooLarge(long limit) {
        super("The body is larger than " + limit + " bytes.");
    }
}
