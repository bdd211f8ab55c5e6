package dev.packhorse.quickstart;

import java.net.URI;
import java.util.Optional;

/** The Temporal that the demo runs on. Closing it ends only what we started. */
interface Temporal extends AutoCloseable {

    /** {@code host:port} of its gRPC frontend. */
    String target();

    /** Which one it is and what that means, for the banner. */
    String description();

    Optional<URI> webUi();

    @Override
    void close();
}
