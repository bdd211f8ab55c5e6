package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Live timelines. Each is one virtual thread that looks into PostgreSQL a few times a second: no listener to register, nothing
 * to lose when a process dies, and the client resumes anywhere by the last event's number.
 */
@ApiComponent
@Component
class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int BATCH = 100;
    /** Looks between two questions whether the order has ended, when its timeline says nothing new. */
    private static final int LOOKS_PER_STATUS = 8;

    private final OrderViews views;
    private final ApiProperties.Streams settings;
    private final Semaphore places;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    EventStreams(OrderViews views, ApiProperties properties) {
        this.views = views;
        this.settings = properties.streams();
        this.places = new Semaphore(settings.max());
    }

    SseEmitter open(OrderId order, long seen) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_STREAMS, "Read the timeline page by page, or come back in a while.");
        }
        SseEmitter emitter = new SseEmitter(settings.duration().plusSeconds(30).toMillis());
        Stream stream = new Stream(order, seen, emitter);
        emitter.onCompletion(stream::abandon);
        emitter.onError(_ -> stream.abandon());
        emitter.onTimeout(stream::abandon);
        try {
            Thread.ofVirtual().name("events-" + order).start(stream);
        } catch (Throwable failed) {
            places.release();
            throw failed;
        }
        return emitter;
    }

    private final class Stream implements Runnable {

        private final OrderId order;
        private final SseEmitter emitter;
        private final long endsAt = System.nanoTime() + settings.duration().toNanos();
        private long seen;
        private long lastWord = System.nanoTime();
        private volatile boolean abandoned;

        Stream(OrderId order, long seen, SseEmitter emitter) {
            this.order = order;
            this.seen = seen;
            this.emitter = emitter;
        }

        void abandon() {
            abandoned = true;
        }

        @Override
        public void run() {
            try {
                emitter.send(SseEmitter.event().reconnectTime(1_000).comment("timeline of " + order));
                tell();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("The listener of {} has gone: {}", order, gone.getMessage());
            } catch (RuntimeException failure) {
                LOG.warn("The timeline of {} broke off; its listener will come back: {}", order, failure.toString());
                emitter.complete();
            } finally {
                places.release();
            }
        }

        /** Ends when the order has ended and its last event is out, when the time is up, or when nobody listens any more. */
        private void tell() throws IOException {
            for (int look = 0; !abandoned && System.nanoTime() < endsAt; look++) {
                boolean ended = look % LOOKS_PER_STATUS == 0 && hasEnded();
                boolean news = sendNews();
                if (ended && !news) {
                    return;
                }
                if (news) {
                    look = -1;
                    continue;
                }
                heartbeat();
                if (pause(settings.poll())) {
                    return;
                }
            }
        }

        private boolean hasEnded() {
            return views.status(order).map(OrderStatus::isFinal).orElse(true);
        }

        private boolean sendNews() throws IOException {
            List<OrderEvent> events = views.events(order, seen, BATCH);
            for (OrderEvent event : events) {
                emitter.send(SseEmitter.event()
                        .id(String.valueOf(event.seq()))
                        .name(event.type())
                        .data(Wire.write(EventResource.of(event))));
                seen = event.seq();
                lastWord = System.nanoTime();
            }
            return !events.isEmpty();
        }

        private void heartbeat() throws IOException {
            if (System.nanoTime() - lastWord >= settings.heartbeat().toNanos()) {
                emitter.send(SseEmitter.event().comment("still here"));
                lastWord = System.nanoTime();
            }
        }
    }

    /** @return whether the process is stopping */
    private boolean pause(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
    }

    /** Open timelines would hold up the graceful shutdown until its limit; their listeners come back to another process. */
    @Override
    public void stop() {
        stopping.countDown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
