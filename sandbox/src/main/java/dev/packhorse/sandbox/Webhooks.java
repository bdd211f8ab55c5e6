package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Journal.Decision;
import dev.packhorse.sandbox.LedgerEntry.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each event at least once. What is owed stands in the ledger: a restart sends again what was not acknowledged.
 * When more is owed than the queue takes, the rest waits for the next start.
 */
final class Webhooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int SENDERS = 4;
    private static final int MAX_PENDING = 10_000;
    /** With the backoff below this gives up after about four minutes. */
    private static final int MAX_ATTEMPTS = 15;

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int DEFAULT_DELAY_MS = 1500;

    private final SandboxOptions options;
    private final Journal journal;
    private final Faults faults;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, Notice> owed = new LinkedHashMap<>();
    private final DelayQueue<Pending> queue = new DelayQueue<>();
    /** Delayed by a fault, which strikes an event once; the value is the subject whose next event lets it go. */
    private final Map<Notice, String> held = new HashMap<>();

    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean open;

    Webhooks(SandboxOptions options, Journal journal, Faults faults, Clock clock) {
        this.options = options;
        this.journal = journal;
        this.faults = faults;
        this.clock = clock;
    }

    private record Pending(Notice notice, int attempt, long due) implements Delayed {

        static Pending in(Notice notice, int attempt, Duration wait) {
            return new Pending(notice, attempt, System.nanoTime() + wait.toNanos());
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    synchronized void apply(LedgerEntry entry) {
        if (entry.notice() != null) {
            owed.put(entry.notice().id(), entry.notice());
            if (open) {
                enqueue(entry.notice());
            }
        }
        if (entry.reference() != null
                && (entry.kind().equals(LedgerEntry.WEBHOOK_DELIVERED)
                        || entry.kind().equals(LedgerEntry.WEBHOOK_ABANDONED))) {
            owed.remove(entry.reference());
        }
    }

    synchronized void start() {
        if (options.platform() == null) {
            return;
        }
        open = true;
        owed.values().forEach(this::enqueue);
        for (var i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().name("webhooks-" + i).start(this::sendWhileOpen));
        }
    }

    private synchronized int held() {
        return held.size();
    }

    synchronized int owed() {
        return owed.size();
    }

    private void enqueue(Notice notice) {
        if (queue.size() >= MAX_PENDING) {
            LOG.warn("{} events are owed already; {} waits for the next start", MAX_PENDING, notice.id());
            return;
        }
        queue.add(Pending.in(notice, 1, Duration.ZERO));
    }

    private void sendWhileOpen() {
        while (open) {
            try {
                var pending = queue.poll(100, TimeUnit.MILLISECONDS);
                if (pending != null) {
                    attempt(pending);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("A webhook could not be handled: {}", e.toString());
            }
        }
    }

    private void attempt(Pending pending) throws InterruptedException {
        var notice = pending.notice();
        var fault = pending.attempt() == 1 && !unhold(notice)
                ? faults.strike("webhooks", notice.subject() + " " + notice.type())
                        .orElse(null)
                : null;
        if (fault != null && delayed(pending, fault)) {
            return;
        }
        // Never before the fact itself is durable.
        journal.sync();
        if (fault != null && fault.fault() == Fault.Kind.LOST) {
            record(LedgerEntry.WEBHOOK_ABANDONED, notice, "lost");
            return;
        }
        var status = send(notice);
        if (fault != null && fault.fault() == Fault.Kind.DUPLICATE) {
            status = send(notice);
        }
        settle(pending, status);
        if (held() > 0) {
            release(notice.subject());
        }
    }

    private synchronized boolean unhold(Notice notice) {
        return held.remove(notice) != null;
    }

    private synchronized boolean delayed(Pending pending, Fault fault) {
        return switch (fault.fault()) {
            case LATE, LATENCY, REORDER -> {
                var reorders = fault.fault() == Fault.Kind.REORDER;
                held.put(pending.notice(), reorders ? pending.notice().subject() : "");
                var wait = Duration.ofMillis(fault.msOr(DEFAULT_DELAY_MS));
                yield queue.add(Pending.in(pending.notice(), 1, wait));
            }
            case DUPLICATE, LOST, STATUS, RESET, ANSWER_LOST, RETURNED -> false;
        };
    }

    private synchronized void release(String subject) {
        for (var waiting : queue.toArray(Pending[]::new)) {
            if (subject.equals(held.get(waiting.notice())) && queue.remove(waiting)) {
                queue.add(Pending.in(waiting.notice(), 1, Duration.ZERO));
            }
        }
    }

    /** The status of the answer, 0 when there was none. */
    private int send(Notice notice) throws InterruptedException {
        try {
            return http.send(request(notice), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            LOG.debug("{} to {}: {}", notice.type(), options.platform(), e.toString());
            return 0;
        }
    }

    private HttpRequest request(Notice notice) {
        var request = HttpRequest.newBuilder(address(notice))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(notice.payload()));
        return notice.provider().equals("stripe")
                ? request.header(
                                "Stripe-Signature",
                                Signature.stripe(
                                        notice.payload(),
                                        options.stripeSecret(),
                                        clock.instant().getEpochSecond()))
                        .build()
                : request.header("X-Hmac-Signature", Signature.easypost(notice.payload(), options.easypostSecret()))
                        .build();
    }

    private URI address(Notice notice) {
        var base = String.valueOf(options.platform()).replaceAll("/+$", "");
        return URI.create(base + "/v1/webhooks/" + notice.provider());
    }

    private void settle(Pending pending, int status) {
        if (status >= 200 && status < 300) {
            record(LedgerEntry.WEBHOOK_DELIVERED, pending.notice(), "attempt " + pending.attempt());
        } else if (pending.attempt() >= MAX_ATTEMPTS) {
            LOG.warn("{} was given up after {} attempts, the last answer {}", pending.notice(), MAX_ATTEMPTS, status);
            record(LedgerEntry.WEBHOOK_ABANDONED, pending.notice(), "last answer " + status);
        } else {
            queue.add(Pending.in(pending.notice(), pending.attempt() + 1, wait(pending.attempt())));
        }
    }

    private static Duration wait(int attempt) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void record(String kind, Notice notice, @Nullable String status) {
        journal.decide(() -> new Decision<>(
                true,
                LedgerEntry.of(kind)
                        .reference(notice.id())
                        .status(notice.type() + (status == null ? "" : ", " + status))));
    }

    @Override
    public void close() {
        open = false;
        http.shutdownNow();
        try {
            for (var sender : senders) {
                sender.join(TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
