package dev.packhorse.order;

import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call to Temporal that ends in time. The SDK itself retries an unreachable server for up to a minute, which is right for
 * workers, who share its connection, and wrong for a customer who waits. So the call runs on a thread of its own, and is
 * cancelled when the caller's time is up, or earlier when no connection stands after {@code reach}.
 */
final class BoundedCall {

    private static final Set<String> SAYS_NO =
            Set.of(OrderWorkflow.NOT_CANCELLABLE, OrderWorkflow.NOT_HANDED_OVER, OrderWorkflow.NOT_RESOLVABLE);

    private final WorkflowClient temporal;
    private final Duration reach;

    BoundedCall(WorkflowClient temporal, Duration reach) {
        this.temporal = temporal;
        this.reach = reach;
    }

    /** When the time is up, an order that Temporal knows is undecided; of any other nothing is known. */
    <T> Reply<T> ask(OrderId order, Duration wait, Supplier<Reply<T>> question) {
        try {
            return within(wait, question);
        } catch (TimeoutException late) {
            return lookFor(order);
        } catch (RuntimeException failure) {
            return meaning(order, failure);
        }
    }

    void tell(OrderId order, Runnable message) {
        Reply<Boolean> reply = ask(order, reach, () -> {
            message.run();
            return new Reply.Decided<>(true);
        });
        if (reply instanceof Reply.Undecided) {
            throw new TemporalUnavailable("Temporal did not take a message for " + order + " in time.", null);
        }
    }

    private <T> T within(Duration wait, Supplier<T> call) throws TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Context.CancellableContext context = Context.current().withCancellation();
        Thread.ofVirtual().name("order-desk").start(context.wrap(() -> run(call, answer)));
        try {
            long budget = wait.isZero() ? reach.toNanos() : wait.toNanos();
            long first = Math.min(reach.toNanos(), budget);
            return await(answer, first, budget - first);
        } finally {
            context.cancel(new CancellationException("The caller's time is up."));
        }
    }

    private static <T> void run(Supplier<T> call, CompletableFuture<T> answer) {
        try {
            answer.complete(call.get());
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private <T> T await(CompletableFuture<T> answer, long firstNanos, long thenNanos) throws TimeoutException {
        try {
            return get(answer, firstNanos);
        } catch (TimeoutException slow) {
            if (!connected()) {
                throw new TemporalUnavailable("There is no connection to Temporal.", null);
            }
            if (thenNanos <= 0) {
                throw slow;
            }
            return get(answer, thenNanos);
        }
    }

    private static <T> T get(CompletableFuture<T> answer, long nanos) throws TimeoutException {
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporalUnavailable("Interrupted while waiting for Temporal.", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private boolean connected() {
        return temporal.getWorkflowServiceStubs().getRawChannel().getState(false) == ConnectivityState.READY;
    }

    /** A worker may be slow or away while the order is already safe: then the caller is told so, and not to try again. */
    private <T> Reply<T> lookFor(OrderId order) {
        try {
            return within(reach, () -> {
                temporal.newUntypedWorkflowStub(OrderWorkflow.id(order)).describe();
                return new Reply.Undecided<T>();
            });
        } catch (TimeoutException | RuntimeException unknown) {
            throw new TemporalUnavailable("Temporal did not say in time what became of " + order + ".", unknown);
        }
    }

    private <T> Reply<T> meaning(OrderId order, RuntimeException failure) {
        return switch (failure) {
            case TemporalUnavailable unavailable -> throw unavailable;
            case WorkflowExecutionAlreadyStarted closed -> new Reply.NotRunning<>();
            case WorkflowNotFoundException none -> new Reply.NotRunning<>();
            case WorkflowUpdateException refused ->
                refused.getCause() instanceof ApplicationFailure no && SAYS_NO.contains(no.getType())
                        ? new Reply.Denied<>(no.getOriginalMessage())
                        : new Reply.NotRunning<>();
            case WorkflowServiceException service -> ofStatus(order, service);
            case StatusRuntimeException status -> ofStatus(order, status);
            default -> throw failure;
        };
    }

    /** A closed workflow answers Update-with-Start with ALREADY_EXISTS, since its id is never used again. */
    private <T> Reply<T> ofStatus(OrderId order, RuntimeException failure) {
        Status.@Nullable Code code = code(failure);
        if (code == Status.Code.ALREADY_EXISTS) {
            return new Reply.NotRunning<>();
        }
        if (code == Status.Code.DEADLINE_EXCEEDED || code == Status.Code.CANCELLED) {
            return lookFor(order);
        }
        throw new TemporalUnavailable("Temporal answered " + code + " for " + order + ".", failure);
    }

    private static Status.@Nullable Code code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return status.getStatus().getCode();
            }
        }
        return null;
    }
}
