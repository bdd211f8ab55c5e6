package dev.packhorse.proof.engine;

import com.google.protobuf.util.Durations;
import dev.packhorse.temporal.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server must know before Packhorse can use it, told over gRPC, so that it is the same for every engine. */
final class Namespace {

    private static final String NAME = "default";

    private Namespace() {}

    /** Repeatable. Returns when the namespace and its search attributes can be used, or throws after {@code atMost}. */
    static void prepare(String target, Duration atMost) {
        WorkflowServiceStubs server = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).validateAndBuildWithDefaults());
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder().setTarget(target).validateAndBuildWithDefaults());
        try {
            Eventually.holds("Temporal serves at " + target, atMost, () -> {
                register(server);
                addSearchAttributes(operator);
                return knowsAttributes(server);
            });
        } finally {
            operator.shutdownNow();
            server.shutdownNow();
        }
    }

    private static void register(WorkflowServiceStubs server) {
        try {
            server.blockingStub()
                    .registerNamespace(RegisterNamespaceRequest.newBuilder()
                            .setNamespace(NAME)
                            .setWorkflowExecutionRetentionPeriod(Durations.fromHours(24))
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private static void addSearchAttributes(OperatorServiceStubs operator) {
        Map<String, IndexedValueType> known = operator.blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(NAME)
                        .build())
                .getCustomAttributesMap();
        Map<String, IndexedValueType> missing = attributes().stream()
                .filter(attribute -> !known.containsKey(attribute.getName()))
                .collect(Collectors.toMap(SearchAttributeKey::getName, SearchAttributeKey::getValueType));
        if (!missing.isEmpty()) {
            operator.blockingStub()
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(NAME)
                            .putAllSearchAttributes(missing)
                            .build());
        }
    }

    /** The frontend reads new attributes from a cache that is refreshed every few seconds; only a query shows that it has. */
    private static boolean knowsAttributes(WorkflowServiceStubs server) {
        server.blockingStub()
                .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(NAME)
                        .setQuery(attributes().stream()
                                .map(attribute -> attribute.getName() + " IS NULL")
                                .collect(Collectors.joining(" AND ")))
                        .build());
        return true;
    }

    private static List<SearchAttributeKey<?>> attributes() {
        return List.of(
                SearchAttributes.STATUS,
                SearchAttributes.NEEDS_ATTENTION,
                SearchAttributes.WAREHOUSES,
                SearchAttributes.CARRIER);
    }
}
