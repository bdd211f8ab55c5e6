package dev.packhorse.proof.bench;

import java.time.Duration;

/** Something that carries orders to the door, so that two of them can be compared under the same load. */
interface Shape extends AutoCloseable {

    String name();

    /** Has {@code clients} callers place {@code orders} orders as fast as they are answered; returns when all have arrived. */
    Duration carry(int orders, int clients);

    @Override
    void close();
}
