package dev.packhorse.inbox;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Applies what the providers told us. An event is only marked as applied after it was, so that it outlives a process or a
 * Temporal that dies in between; until then the inbox hands it out again, later and later, and in the end parks it.
 */
@ApiComponent
@Component
class InboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRelay.class);

    private final Inbox inbox;
    private final Map<String, Teller> tellers;
    private final int batch;

    InboxRelay(Inbox inbox, List<Teller> tellers, ApiProperties properties) {
        this.inbox = inbox;
        this.tellers = tellers.stream().collect(Collectors.toMap(Teller::provider, Function.identity()));
        this.batch = properties.inbox().batch();
    }

    @Scheduled(fixedDelayString = "${packhorse.api.inbox.every:250ms}")
    void relay() {
        try {
            inbox.due(batch).forEach(this::apply);
        } catch (RuntimeException failure) {
            LOG.warn("The inbox waits for the next look: {}", failure.toString());
        }
    }

    private void apply(InboxEvent event) {
        Teller teller = tellers.get(event.provider());
        if (teller == null) {
            inbox.failed(event.provider(), event.eventId(), "nobody here knows this provider");
            return;
        }
        try {
            teller.apply(event);
            inbox.applied(event.provider(), event.eventId());
        } catch (Teller.NotYet notYet) {
            inbox.failed(event.provider(), event.eventId(), String.valueOf(notYet.getMessage()));
        } catch (RuntimeException failure) {
            LOG.warn(
                    "{} event {} ({}) was not applied in attempt {}: {}",
                    event.provider(),
                    event.eventId(),
                    event.type(),
                    event.attempts(),
                    failure.toString());
            inbox.failed(event.provider(), event.eventId(), failure.getClass().getSimpleName());
        }
    }
}
