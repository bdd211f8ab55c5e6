package dev.packhorse.quickstart;

import java.net.URI;
import java.util.Optional;

/** A server that somebody else runs. */
record GivenTemporal(String target) implements Temporal {

    @Override
    public String description() {
        return target + ", as given; it keeps its orders itself";
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Not ours to end.
    }
}
