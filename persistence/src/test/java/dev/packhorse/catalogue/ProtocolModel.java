package dev.packhorse.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The cache's protocol with everything that may happen to it, on one thread and a clock of its own: which step comes next, how long
 * somebody sleeps between two steps and who dies is the seed's choice. What becomes of an entry is decided by the code that decides
 * it in production.
 */
final class ProtocolModel {

    static final long POLL_MILLIS = 250;
    static final long RELAY_STEP_MILLIS = 100;
    static final long LEASE_MILLIS = 5_000;
    static final long INVALIDATION_MILLIS = 50;
    static final long NEAR_TTL_MILLIS = 60_000;

    private static final long CLOCKS_DIFFER_MAX = 500;
    private static final int KEYS = 2;
    private static final int PROCESSES = 2;
    private static final int CHAOS_STEPS = 120;
    private static final int STEPS_MAX = 100_000;

    /** A reader that is put to sleep at the worst moment, by a pause of its garbage collector say. */
    private static final int SLEEP_MAX = 8_000;

    /** What may be broken on purpose. */
    enum Mutant {
        NONE,
        SET_INSTEAD_OF_PUT_IF_NEWER,
        NO_SECOND_PUBLICATION,
        PUBLISH_BEFORE_COMMIT,
        NO_READER_BOUND,
        NO_WRITER_BOUND,
        NO_RELAY,
        ANNOUNCEMENTS_STAY,
        LATE_ANNOUNCEMENTS_ARE_HEARD
    }

    private final Mutant mutant;
    private final Random random;
    private final boolean relayMayDie;
    private final boolean invalidationsMayBeLost;
    private final long ownersSkew;

    private long now;
    private final List<List<Commit>> database = new ArrayList<>();
    private final @Nullable Versioned[] owner = new Versioned[KEYS];
    private final List<Map<Integer, Near>> near = new ArrayList<>();
    private final List<Invalidation> invalidations = new ArrayList<>();
    private final List<Announcements> heard = new ArrayList<>();
    private final List<Announced> announced = new ArrayList<>();
    private final List<OutboxRow> outbox = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    private final Relay relay = new Relay();
    private long contents;

    private record Commit(long version, long content, long at) {}

    private record Near(Versioned value, long since) {}

    private record Invalidation(int process, int key, long due) {}

    private record Announced(int process, Announcement announcement, long due) {}

    private static final class OutboxRow {
        final int key;
        final boolean again;
        long due;

        OutboxRow(int key, boolean again, long due) {
            this.key = key;
            this.again = again;
            this.due = due;
        }
    }

    /** Somebody who does one thing at a time. */
    private interface Actor {
        /** @return whether there is more to do */
        boolean step();
    }

    ProtocolModel(Mutant mutant, long seed, boolean relayMayDie, boolean invalidationsMayBeLost) {
        this.mutant = mutant;
        this.random = new Random(seed);
        this.relayMayDie = relayMayDie;
        this.invalidationsMayBeLost = invalidationsMayBeLost;
        this.ownersSkew = random.nextLong(-CLOCKS_DIFFER_MAX, CLOCKS_DIFFER_MAX + 1);
        for (int key = 0; key < KEYS; key++) {
            database.add(new ArrayList<>(List.of(new Commit(1, ++contents, 0))));
        }
        for (int process = 0; process < PROCESSES; process++) {
            near.add(new HashMap<>());
            heard.add(new Announcements(
                    () -> mutant == Mutant.ANNOUNCEMENTS_STAY ? 0 : TimeUnit.MILLISECONDS.toNanos(now),
                    () -> mutant == Mutant.LATE_ANNOUNCEMENTS_ARE_HEARD ? 0 : now + ownersSkew));
        }
    }

    /** @throws AssertionError when a promise of the cache was broken */
    void run() {
        for (int i = 0; i < CHAOS_STEPS; i++) {
            begin();
            forget();
            happen();
        }
        // Nobody begins anything any more; those who sleep wake up when they like.
        for (int i = 0; i < STEPS_MAX && !isQuiet(); i++) {
            if (!actors.isEmpty()) {
                forget();
            }
            happen();
        }
        now += Announcements.LIFE.toMillis();
        for (int key = 0; key < KEYS; key++) {
            checkSettled(key);
        }
    }

    private boolean isQuiet() {
        return actors.isEmpty() && outbox.isEmpty() && invalidations.isEmpty() && announced.isEmpty();
    }

    private void begin() {
        int dice = random.nextInt(20);
        int key = random.nextInt(KEYS);
        if (dice < 6) {
            actors.add(new Reader(random.nextInt(PROCESSES), key));
        } else if (dice < 8) {
            actors.add(new Writer(key));
        }
    }

    /** An eviction, an entry's end, a member that died with its entries: that there was something newer is not known any more. */
    private void forget() {
        if (random.nextInt(8) == 0) {
            int key = random.nextInt(KEYS);
            owner[key] = null;
            invalidate(key);
        }
    }

    private void happen() {
        now += random.nextInt(10) == 0 ? random.nextInt(1_500) : random.nextInt(30);
        while (!invalidations.isEmpty() && (invalidations.getFirst().due() <= now || random.nextInt(3) == 0)) {
            Invalidation first = invalidations.removeFirst();
            near.get(first.process()).remove(first.key());
        }
        announced.removeIf(this::arrives);
        if (mutant != Mutant.NO_RELAY && (relay.isDue() || random.nextInt(8) == 0)) {
            relay.step();
        } else if (mutant == Mutant.NO_RELAY) {
            outbox.clear();
        }
        if (!actors.isEmpty()) {
            Actor actor = actors.get(random.nextInt(actors.size()));
            if (!actor.step()) {
                actors.remove(actor);
            }
        }
    }

    private boolean arrives(Announced message) {
        if (now < message.due()) {
            return false;
        }
        heard.get(message.process()).hear(message.announcement());
        return true;
    }

    private final class Reader implements Actor {

        private final int process;
        private final int key;
        private long began = -1;
        private long sleepsUntil;
        private @Nullable Versioned found;

        Reader(int process, int key) {
            this.process = process;
            this.key = key;
        }

        @Override
        public boolean step() {
            if (now < sleepsUntil) {
                return true;
            }
            if (began < 0) {
                if (findsItInTheCache()) {
                    return false;
                }
                began = now;
                return true;
            }
            if (found == null) {
                found = current(key);
                sleepsUntil = now + (random.nextBoolean() ? 0 : random.nextInt(SLEEP_MAX));
                return true;
            }
            put(key, mutant == Mutant.NO_READER_BOUND ? withoutBound(found) : PutIfNewer.found(found, began));
            return false;
        }

        private boolean findsItInTheCache() {
            Versioned news = heard.get(process).latest(Region.PRODUCTS, "" + key);
            if (news != null) {
                checkAge(key, news, announcedMax());
                return true;
            }
            return entry() != null;
        }

        /** The near one, or the owner's, which then comes near. */
        private @Nullable Versioned entry() {
            Near close = near.get(process).get(key);
            if (close != null && now - close.since() <= NEAR_TTL_MILLIS) {
                checkAge(key, close.value(), nearMax());
                return close.value();
            }
            Versioned there = owner[key];
            if (there != null) {
                checkAge(key, there, ownerMax());
                near.get(process).put(key, new Near(there, now));
            }
            return there;
        }
    }

    private final class Writer implements Actor {

        private final int key;
        private long sleepsUntil;
        private @Nullable Versioned written;

        Writer(int key) {
            this.key = key;
        }

        @Override
        public boolean step() {
            if (now < sleepsUntil) {
                return true;
            }
            if (mutant == Mutant.PUBLISH_BEFORE_COMMIT) {
                Versioned next = new Versioned(last(key).version() + 1, ++contents, now);
                publish(key, next);
                if (random.nextInt(4) != 0) {
                    commit(next);
                }
                return false;
            }
            if (written == null) {
                written = new Versioned(last(key).version() + 1, ++contents, now);
                commit(written);
                sleepsUntil = now + (random.nextInt(4) != 0 ? 0 : random.nextInt(SLEEP_MAX));
                // It dies here now and then, and nobody is told.
                return random.nextInt(4) != 0;
            }
            publish(key, written);
            return false;
        }

        private void commit(Versioned value) {
            database.get(key).add(new Commit(value.version(), content(value), now));
            outbox.add(new OutboxRow(key, false, now));
        }
    }

    private final class Relay {

        private long nextStepBy = POLL_MILLIS;
        private List<OutboxRow> taken = List.of();
        private @Nullable Map<Integer, Long> asked;
        private @Nullable Collection<Integer> behind;
        private @Nullable Map<Integer, Versioned> loaded;

        boolean isDue() {
            return now >= nextStepBy;
        }

        void step() {
            nextStepBy = now + RELAY_STEP_MILLIS;
            if (!taken.isEmpty() && relayMayDie && random.nextInt(12) == 0) {
                rest();
            } else if (taken.isEmpty()) {
                take();
            } else if (asked == null) {
                asked = new HashMap<>();
                for (OutboxRow row : taken) {
                    asked.put(row.key, last(row.key).version());
                }
            } else if (behind == null) {
                behind = behind(asked);
            } else if (loaded == null) {
                loaded = new HashMap<>();
                for (int key : behind) {
                    loaded.put(key, current(key));
                }
            } else {
                boolean inTime = true;
                for (Map.Entry<Integer, Versioned> entry : loaded.entrySet()) {
                    inTime &= publish(entry.getKey(), entry.getValue()) != PutIfNewer.Verdict.TOO_LATE;
                }
                if (inTime) {
                    settle();
                }
                rest();
            }
        }

        private void take() {
            taken = outbox.stream().filter(row -> row.due <= now).toList();
            taken.forEach(row -> row.due = now + LEASE_MILLIS);
            if (taken.isEmpty()) {
                rest();
            }
        }

        private List<Integer> behind(Map<Integer, Long> versions) {
            Map<String, Long> named = new HashMap<>();
            versions.forEach((key, version) -> named.put("" + key, version));
            OlderThan question = new OlderThan(named);
            return versions.keySet().stream()
                    .filter(key -> question.isTrueOf("" + key, owner[key]))
                    .toList();
        }

        private void settle() {
            outbox.removeAll(taken);
            if (mutant != Mutant.NO_SECOND_PUBLICATION) {
                taken.stream()
                        .filter(row -> !row.again)
                        .forEach(row -> outbox.add(new OutboxRow(
                                row.key, true, now + ReaderBound.over().toMillis())));
            }
        }

        private void rest() {
            taken = List.of();
            asked = null;
            behind = null;
            loaded = null;
            nextStepBy = now + POLL_MILLIS;
        }
    }

    /** To the owner, and to all others at once: to some of them late or never. */
    private PutIfNewer.Verdict publish(int key, Versioned value) {
        for (int process = 0; process < PROCESSES; process++) {
            if (random.nextInt(5) != 0) {
                long late = random.nextInt(4) == 0 ? random.nextInt(SLEEP_MAX) : 0;
                announced.add(new Announced(process, new Announcement(Region.PRODUCTS, "" + key, value), now + late));
            }
        }
        return put(key, mutant == Mutant.NO_WRITER_BOUND ? withoutBound(value) : PutIfNewer.committed(value));
    }

    private static PutIfNewer withoutBound(Versioned value) {
        return new PutIfNewer(value, Long.MAX_VALUE);
    }

    private PutIfNewer.Verdict put(int key, PutIfNewer publication) {
        PutIfNewer.Verdict verdict = mutant == Mutant.SET_INSTEAD_OF_PUT_IF_NEWER
                ? PutIfNewer.Verdict.ADOPTED
                : publication.judge(owner[key], now + ownersSkew);
        if (verdict == PutIfNewer.Verdict.ADOPTED) {
            owner[key] = publication.value();
            invalidate(key);
        }
        return verdict;
    }

    private void invalidate(int key) {
        for (int process = 0; process < PROCESSES; process++) {
            if (!invalidationsMayBeLost || random.nextInt(5) != 0) {
                invalidations.add(new Invalidation(process, key, now + INVALIDATION_MILLIS));
            }
        }
    }

    private Commit last(int key) {
        return database.get(key).getLast();
    }

    private Versioned current(int key) {
        return new Versioned(last(key).version(), last(key).content(), now);
    }

    /** How long an entry may show what was replaced: until it was told twice, each time by a relay that may die once. */
    private long ownerMax() {
        long told = POLL_MILLIS + 5 * (RELAY_STEP_MILLIS + STEP_MAX) + (relayMayDie ? 20 * LEASE_MILLIS : 0);
        return told + ReaderBound.over().toMillis() + told;
    }

    /** However late it was announced, and by whatever clock. */
    private static long announcedMax() {
        return Announcements.LATE.toMillis() + CLOCKS_DIFFER_MAX + Announcements.LIFE.toMillis();
    }

    private long nearMax() {
        return ownerMax() + (invalidationsMayBeLost ? NEAR_TTL_MILLIS : INVALIDATION_MILLIS + STEP_MAX);
    }

    private static final long STEP_MAX = 1_500;

    private void checkAge(int key, Versioned shown, long max) {
        for (Commit commit : database.get(key)) {
            if (commit.version() == shown.version() && commit.content() != content(shown)) {
                throw new AssertionError("Shows what was never committed as version " + shown.version());
            }
            if (commit.version() > shown.version()) {
                if (now - commit.at() > max) {
                    throw new AssertionError("Shows version %d, %d ms after version %d was committed (at most %d ms)"
                            .formatted(shown.version(), now - commit.at(), commit.version(), max));
                }
                return;
            }
        }
        if (shown.version() > last(key).version()) {
            // Of a change that is being rolled back, or will be.
            throw new AssertionError("Shows version " + shown.version() + ", which was never committed");
        }
    }

    private void checkSettled(int key) {
        List<@Nullable Versioned> shown = new ArrayList<>(Arrays.asList(owner[key]));
        if (!invalidationsMayBeLost) {
            near.forEach(process -> shown.add(process.containsKey(key) ? value(process, key) : null));
        }
        heard.forEach(process -> shown.add(process.latest(Region.PRODUCTS, "" + key)));
        for (Versioned value : shown) {
            if (value != null
                    && (value.version() != last(key).version()
                            || content(value) != last(key).content())) {
                throw new AssertionError("For ever: version %d (content %d) where the database has %d (content %d)"
                        .formatted(
                                value.version(),
                                content(value),
                                last(key).version(),
                                last(key).content()));
            }
        }
    }

    private static Versioned value(Map<Integer, Near> process, int key) {
        return Objects.requireNonNull(process.get(key)).value();
    }

    private static long content(Versioned value) {
        return value.as(Long.class).orElseThrow();
    }
}
