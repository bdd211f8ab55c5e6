package dev.packhorse.order;

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
 * cancelled when the caller's time is up, or earlier when no connection stands after {@code reach}, or twice that when one
 * is just being made.
 */
public final class BoundedCall {

    private final WorkflowClient temporal;
    private final Duration reach;
    private final Set<String> saysNo;

    /** @param saysNo failure types by which a workflow refuses, and not fails */
    public BoundedCall(WorkflowClient temporal, Duration reach, Set<String> saysNo) {
        this.temporal = temporal;
        this.reach = reach;
        this.saysNo = Set.copyOf(saysNo);
    }

    /** When the time is up, a workflow that Temporal knows is undecided; of any other nothing is known. */
    public <T> Reply<T> ask(String workflow, Duration wait, Supplier<Reply<T>> question) {
        try {
            return within(wait, question);
        } catch (TimeoutException late) {
            return lookFor(workflow);
        } catch (RuntimeException failure) {
            return meaning(workflow, failure);
        }
    }

    void tell(String workflow, Runnable message) {
        Reply<Boolean> reply = ask(workflow, reach, () -> {
            message.run();
            return new Reply.Decided<>(true);
        });
        if (reply instanceof Reply.Undecided) {
            throw new TemporalUnavailable("Temporal did not take a message for " + workflow + " in time.", null);
        }
    }

    private <T> T within(Duration wait, Supplier<T> call) throws TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Context.CancellableContext context = Context.current().withCancellation();
        Thread.ofVirtual().name("temporal-desk").start(context.wrap(() -> run(call, answer)));
        try {
            long budget = wait.isZero() ? reach.toNanos() : wait.toNanos();
            long first = Math.min(reach.toNanos(), budget);
            return await(answer, first, budget - first, true);
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

    /** A connection that is being made anew, on a busy machine, is given as long again; one that failed is not. */
    private <T> T await(CompletableFuture<T> answer, long firstNanos, long thenNanos, boolean patient)
            throws TimeoutException {
        try {
            return get(answer, firstNanos);
        } catch (TimeoutException slow) {
            long second = Math.min(firstNanos, thenNanos);
            return switch (temporal.getWorkflowServiceStubs().getRawChannel().getState(false)) {
                case READY -> get(answer, insist(thenNanos, slow));
                case CONNECTING, IDLE -> {
                    if (!patient || second <= 0) {
                        throw noConnection();
                    }
                    yield await(answer, second, thenNanos - second, false);
                }
                case TRANSIENT_FAILURE, SHUTDOWN -> throw noConnection();
            };
        }
    }

    private static long insist(long nanos, TimeoutException slow) throws TimeoutException {
        if (nanos <= 0) {
            throw slow;
        }
        return nanos;
    }

    private static TemporalUnavailable noConnection() {
        return new TemporalUnavailable("There is no connection to Temporal.", null);
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

    /** A worker may be slow or away while what was asked for is already safe: then the caller is told so, and not to try again. */
    private <T> Reply<T> lookFor(String workflow) {
        try {
            return within(reach, () -> {
                temporal.newUntypedWorkflowStub(workflow).describe();
                return new Reply.Undecided<T>();
            });
        } catch (TimeoutException | RuntimeException unknown) {
            throw new TemporalUnavailable("Temporal did not say in time what became of " + workflow + ".", unknown);
        }
    }

    private <T> Reply<T> meaning(String workflow, RuntimeException failure) {
        return switch (failure) {
            case TemporalUnavailable unavailable -> throw unavailable;
            case WorkflowExecutionAlreadyStarted closed -> new Reply.NotRunning<>();
            case WorkflowNotFoundException none -> new Reply.NotRunning<>();
            case WorkflowUpdateException refused ->
                refused.getCause() instanceof ApplicationFailure no && saysNo.contains(no.getType())
                        ? new Reply.Denied<>(no.getOriginalMessage())
                        : new Reply.NotRunning<>();
            case WorkflowServiceException service -> ofStatus(workflow, service);
            case StatusRuntimeException status -> ofStatus(workflow, status);
            default -> throw failure;
        };
    }

    /** A closed workflow answers Update-with-Start with ALREADY_EXISTS, since its id is never used again. */
    private <T> Reply<T> ofStatus(String workflow, RuntimeException failure) {
        Status.@Nullable Code code = code(failure);
        if (code == Status.Code.ALREADY_EXISTS) {
            return new Reply.NotRunning<>();
        }
        if (code == Status.Code.DEADLINE_EXCEEDED || code == Status.Code.CANCELLED) {
            return lookFor(workflow);
        }
        throw new TemporalUnavailable("Temporal answered " + code + " for " + workflow + ".", failure);
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
