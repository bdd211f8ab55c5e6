package dev.packhorse.proof.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;

/** What an order's journey left in Temporal's books, from which its cost to the server follows. */
record Histories(long events, long workflowTasks, long activities) {

    /** The median of each over these workflows. */
    static Histories of(String target, List<String> workflowIds) {
        WorkflowServiceStubs server = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        try {
            WorkflowClient client = WorkflowClient.newInstance(server);
            List<Histories> all =
                    workflowIds.stream().map(id -> one(client.fetchHistory(id))).toList();
            return new Histories(
                    median(all.stream().map(Histories::events).toList()),
                    median(all.stream().map(Histories::workflowTasks).toList()),
                    median(all.stream().map(Histories::activities).toList()));
        } finally {
            server.shutdownNow();
        }
    }

    private static Histories one(WorkflowExecutionHistory history) {
        List<HistoryEvent> events = history.getEvents();
        return new Histories(
                events.size(),
                count(events, EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED),
                count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED));
    }

    private static long count(List<HistoryEvent> events, EventType type) {
        return events.stream().filter(event -> event.getEventType() == type).count();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
