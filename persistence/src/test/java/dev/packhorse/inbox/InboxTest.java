package dev.packhorse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InboxTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    private final Inbox inbox = shop.get(Inbox.class);

    @Test
    void keepsAnEventOnce() {
        assertThat(inbox.accept("stripe", "evt_1", "charge.refunded", "{}")).isTrue();
        assertThat(inbox.accept("stripe", "evt_1", "charge.refunded", "{}")).isFalse();
        assertThat(inbox.accept("easypost", "evt_1", "tracker.updated", "{}")).isTrue();

        List<InboxEvent> due = inbox.due(10);
        assertThat(due).extracting(InboxEvent::provider).containsExactlyInAnyOrder("stripe", "easypost");
        assertThat(inbox.due(10)).as("claimed").isEmpty();
        due.forEach(event -> inbox.applied(event.provider(), event.eventId()));
    }

    @Test
    void triesAgainWithGrowingPausesAndGivesUpAtLast() {
        inbox.accept("stripe", "evt_bad", "payment_intent.succeeded", "{}");
        for (int attempt = 1; attempt <= Inbox.ATTEMPTS_MAX; attempt++) {
            letTimePass();
            int expected = attempt;
            assertThat(inbox.due(10))
                    .singleElement()
                    .satisfies(event -> assertThat(event.attempts()).isEqualTo(expected));
            inbox.failed("stripe", "evt_bad", "No such order yet.");
        }
        letTimePass();
        assertThat(inbox.due(10)).isEmpty();
        assertThat(shop.sql()
                        .sql("select failure from inbox_event where parked_at is not null")
                        .query(String.class)
                        .list())
                .containsExactly("No such order yet.");
    }

    @Test
    void waitsBeforeItTriesAgain() {
        inbox.accept("stripe", "evt_wait", "payment_intent.succeeded", "{}");
        inbox.due(10);
        inbox.failed("stripe", "evt_wait", "Not now.");
        assertThat(inbox.due(10)).extracting(InboxEvent::eventId).doesNotContain("evt_wait");
        inbox.applied("stripe", "evt_wait");
    }

    private static void letTimePass() {
        shop.sql()
                .sql("update inbox_event set next_attempt = now() - interval '1 second' where event_id = 'evt_bad'")
                .update();
    }
}
