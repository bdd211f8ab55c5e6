package dev.packhorse.quickstart;

import io.temporal.testserver.TestServer;
import java.net.URI;
import java.util.Optional;

/** Temporal's test server, in this process; with its time locked, that passes as it does outside. */
final class InMemoryTemporal implements Temporal {

    private final String target;
    private final TestServer.PortBoundTestServer server;

    InMemoryTemporal(int port) {
        this.target = "127.0.0.1:" + port;
        this.server = TestServer.createPortBoundServer(port, true);
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public String description() {
        return target + ", in memory: every order under way is LOST when this ends, and there is no Web UI";
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }
}
