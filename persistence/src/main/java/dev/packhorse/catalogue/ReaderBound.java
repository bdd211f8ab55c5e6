package dev.packhorse.catalogue;

import java.time.Duration;

/**
 * How long a reader may take from the beginning of its look into the database until its find is in the cache. Without such a bound
 * a reader that was put to sleep after its look could bring back a value long after everybody had forgotten that it is old.
 */
final class ReaderBound {

    private static final Duration READ_MAX = Duration.ofSeconds(2);

    /** By how much the clocks of two of our machines may differ. */
    private static final Duration SKEW_MAX = Duration.ofMillis(500);

    private ReaderBound() {}

    /** @param readBegan the reader's clock before its look, in milliseconds of the epoch */
    static long deadline(long readBegan) {
        return readBegan + READ_MAX.toMillis();
    }

    /** After a change has been committed for this long, nobody can bring in what was there before it, by whatever clock. */
    static Duration over() {
        return READ_MAX.plus(SKEW_MAX);
    }
}
