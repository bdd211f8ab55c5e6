package dev.packhorse.proof.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * The people in the warehouses and the courier at their door. They look for labelled parcels (in the database, so that looking
 * costs the API nothing), pack and hand over each through the API, and tell the courier. What fails is tried
 * again a little later.
 */
public final class Warehouse implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(100);

    /** Before the same parcel is tried again: it was refused, or somebody was away. */
    private static final Duration AFTER_A_NO = Duration.ofMillis(500);

    /** Of one pair of hands there are so many. */
    private static final int HANDS = 16;

    private static final String WORK = """
            select p.id, p.status, l.tracking_code from parcel p
            join parcel_label l on l.parcel_id = p.id and l.voided_at is null
            where p.status in ('labelled', 'packed', 'handed_over') limit 200
            """;

    private final Platform platform;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore hands = new Semaphore(HANDS);
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Set<String> pickedUp = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    private record Task(String parcel, String status, String trackingCode) {}

    public Warehouse(Platform platform) {
        this.platform = platform;
        people.submit(this::work);
    }

    private void work() {
        while (open) {
            try (Connection connection = platform.database().open()) {
                while (open) {
                    tasks(connection).forEach(this::begin);
                    LockSupport.parkNanos(ROUND.toNanos());
                }
            } catch (SQLException away) {
                LockSupport.parkNanos(ROUND.toNanos());
            }
        }
    }

    private static List<Task> tasks(Connection connection) throws SQLException {
        List<Task> tasks = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WORK)) {
            while (rows.next()) {
                tasks.add(new Task(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return tasks;
    }

    private void begin(Task task) {
        boolean done = task.status().equals("handed_over") && pickedUp.contains(task.trackingCode());
        if (!done && inHand.add(task.parcel())) {
            people.submit(() -> {
                try {
                    hands.acquire();
                    try {
                        carry(task);
                    } finally {
                        hands.release();
                    }
                } finally {
                    inHand.remove(task.parcel());
                }
                return null;
            });
        }
    }

    private void carry(Task task) {
        try {
            if (!done(task)) {
                LockSupport.parkNanos(AFTER_A_NO.toNanos());
            }
        } catch (IOException away) {
            LockSupport.parkNanos(AFTER_A_NO.toNanos());
        }
    }

    private boolean done(Task task) throws IOException {
        String parcel = platform.api() + "/v1/parcels/" + task.parcel();
        if (task.status().equals("labelled")
                && Http.post(parcel + "/pack", "", Map.of()).status() != 200) {
            return false;
        }
        if (!task.status().equals("handed_over")
                && Http.post(parcel + "/hand-over", "", Map.of()).status() != 200) {
            return false;
        }
        String pickUp = platform.sandbox() + "/_sandbox/trackers/" + task.trackingCode() + "/pickup";
        if (Http.post(pickUp, "", Map.of()).status() != 200) {
            return false;
        }
        pickedUp.add(task.trackingCode());
        return true;
    }

    @Override
    public void close() {
        open = false;
        people.shutdownNow();
    }
}
