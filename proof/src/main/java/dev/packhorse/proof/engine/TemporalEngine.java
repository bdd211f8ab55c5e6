package dev.packhorse.proof.engine;

import java.time.Duration;

/** A real Temporal server in a process of its own, whose state outlives that process. */
public interface TemporalEngine extends AutoCloseable {

    /** Host and port of its frontend. The same after a restart. */
    String target();

    String name();

    /** Starts it, or starts it again on what it remembers, and returns once it serves. */
    void start();

    /** {@code kill -9}. */
    void kill();

    String tail(int lines);

    /** Processor time that it has used since it was last started. */
    Duration cpu();

    @Override
    void close();
}
