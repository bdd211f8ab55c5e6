package dev.packhorse.workers;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
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

    /** An errand on this queue, not yet begun; its workflow's id is {@code errand-<queue>}. */
    Errand errand(String queue) {
        return client().newWorkflowStub(
                        Errand.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(queue)
                                .setWorkflowId("errand-" + queue)
                                .build());
    }

    List<EventType> historyOf(String workflowId) {
        return client().fetchHistory(workflowId).getEvents().stream()
                .map(HistoryEvent::getEventType)
                .toList();
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
