package dev.packhorse.workers;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A place where Temporal may be: nothing is there until it is switched on. Time passes as it does outside. */
final class TestTemporal implements AutoCloseable {

    private final int port = freePort();
    private final WorkflowServiceStubs stubs =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(target())
                    .setHealthCheckAttemptTimeout(Duration.ofSeconds(2))
                    .setHealthCheckTimeout(Duration.ofSeconds(2))
                    .build());
    private TestServer.PortBoundTestServer server;

    static TestTemporal running() {
        TestTemporal temporal = new TestTemporal();
        temporal.switchOn();
        return temporal;
    }

    static TestTemporal away() {
        return new TestTemporal();
    }

    void switchOn() {
        server = TestServer.createPortBoundServer(port, true);
    }

    void switchOff() {
        server.close();
        server = null;
    }

    String target() {
        return "127.0.0.1:" + port;
    }

    WorkflowServiceStubs stubs() {
        return stubs;
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(5, TimeUnit.SECONDS);
        if (server != null) {
            server.close();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
