package dev.packhorse;

/** What somebody who changes a thing believes it to be; the change is made only if he is right. */
public sealed interface Expected {

    /** He does not mind. */
    record Anything() implements Expected {}

    /** There is none yet. */
    record Nothing() implements Expected {}

    /** It is still what he has seen. */
    record Version(long version) implements Expected {}

    /** @param present version of what is there; 0 when nothing is */
    default boolean isMetBy(long present) {
        return switch (this) {
            case Anything _ -> true;
            case Nothing _ -> present == 0;
            case Version(long version) -> present == version;
        };
    }
}
