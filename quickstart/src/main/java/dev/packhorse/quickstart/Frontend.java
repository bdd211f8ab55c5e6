package dev.packhorse.quickstart;

import dev.packhorse.temporal.SearchAttributes;
import dev.packhorse.workers.RefusedToStart;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What has to be asked of a Temporal server before orders can run on it. */
final class Frontend {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration BRIEFLY = Duration.ofSeconds(5);
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final List<SearchAttributeKey<?>> OURS = List.of(
            SearchAttributes.STATUS,
            SearchAttributes.NEEDS_ATTENTION,
            SearchAttributes.WAREHOUSES,
            SearchAttributes.CARRIER);

    private Frontend() {}

    /** By name, the types in the words of Temporal's CLI. */
    static Map<String, String> searchAttributes() {
        Map<String, String> types = new LinkedHashMap<>();
        for (SearchAttributeKey<?> key : OURS) {
            types.put(
                    key.getName(),
                    switch (key.getValueType()) {
                        case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
                        case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
                        case INDEXED_VALUE_TYPE_BOOL -> "Bool";
                        case INDEXED_VALUE_TYPE_TEXT,
                                INDEXED_VALUE_TYPE_INT,
                                INDEXED_VALUE_TYPE_DOUBLE,
                                INDEXED_VALUE_TYPE_DATETIME,
                                INDEXED_VALUE_TYPE_UNSPECIFIED,
                                UNRECOGNIZED -> throw new IllegalStateException("None of ours has this type: " + key);
                    });
        }
        return types;
    }

    /**
     * Waits for the gRPC frontend; the Web UI answers before it does.
     *
     * @param worthWaiting false when it can never come
     * @throws RefusedToStart when it does not come
     */
    static void await(String target, BooleanSupplier worthWaiting) {
        await(target, LONGEST_START, worthWaiting);
    }

    /** For one that should be there already. */
    static void awaitBriefly(String target) {
        await(target, BRIEFLY, () -> true);
    }

    private static void await(String target, Duration longest, BooleanSupplier worthWaiting) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(target)
                .setHealthCheckAttemptTimeout(Duration.ofSeconds(2))
                .setHealthCheckTimeout(Duration.ofSeconds(2))
                .build());
        try {
            if (!within(longest, worthWaiting, () -> answers(stubs))) {
                throw new RefusedToStart("Temporal at " + target + " does not answer.");
            }
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(2, TimeUnit.SECONDS);
        }
    }

    private static boolean answers(WorkflowServiceStubs stubs) {
        try {
            stubs.healthCheck();
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    /**
     * Adds what is missing, so that a server or a database file that somebody else set up will do, too.
     *
     * @return the names of those that were missing
     */
    static Set<String> registerSearchAttributes(String target, String namespace) {
        OperatorServiceStubs stubs = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder().setTarget(target).validateAndBuildWithDefaults());
        try {
            Map<String, IndexedValueType> missing = new LinkedHashMap<>();
            OURS.forEach(key -> missing.put(key.getName(), key.getValueType()));
            missing.keySet().removeAll(known(stubs, namespace));
            if (!missing.isEmpty()) {
                stubs.blockingStub()
                        .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                                .setNamespace(namespace)
                                .putAllSearchAttributes(missing)
                                .build());
                within(LONGEST_SPREAD, () -> true, () -> knowsAllOrCannotSay(stubs, namespace, missing.keySet()));
            }
            return missing.keySet();
        } catch (StatusRuntimeException refused) {
            throw new RefusedToStart(
                    "Temporal at " + target + " does not take our search attributes in namespace " + namespace + " ("
                            + refused.getStatus().getDescription()
                            + "); add them by hand, or leave the choice of Temporal to us.",
                    refused);
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(2, TimeUnit.SECONDS);
        }
    }

    private static Set<String> known(OperatorServiceStubs stubs, String namespace) {
        try {
            return stubs.blockingStub()
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Set.of();
            }
            throw refused;
        }
    }

    private static boolean knowsAllOrCannotSay(OperatorServiceStubs stubs, String namespace, Set<String> wanted) {
        Set<String> known = known(stubs, namespace);
        return known.isEmpty() || known.containsAll(wanted);
    }

    private static boolean within(Duration longest, BooleanSupplier worthWaiting, BooleanSupplier fact) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (worthWaiting.getAsBoolean() && System.nanoTime() < deadline) {
            if (fact.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }
}
