package dev.packhorse.order;

/** What an order's workflow said within the time that the caller had. */
public sealed interface Reply<T> {

    record Decided<T>(T value) implements Reply<T> {}

    /** The order is safe in Temporal, but there is no decision yet; asking again with the same words is harmless. */
    record Undecided<T>() implements Reply<T> {}

    /** The workflow says no. */
    record Denied<T>(String why) implements Reply<T> {}

    /** No workflow runs for this order: it has ended, or it never began. The database knows which. */
    record NotRunning<T>() implements Reply<T> {}
}
