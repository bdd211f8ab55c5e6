package dev.packhorse.proof.platform;

import dev.packhorse.proof.Oracle;
import dev.packhorse.proof.engine.Child;
import dev.packhorse.proof.engine.Eventually;
import dev.packhorse.proof.engine.Ports;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All of Packhorse in processes of its own, as in production, on engines that were started before. Each can be killed. */
public final class Platform implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
    private static final String STRIPE_SECRET = "whsec_proof";
    private static final String EASYPOST_SECRET = "easypost_proof";

    private final Path folder;
    private final TemporalEngine engine;
    private final Postgres.Database database;
    private final int databasePort;
    private final Duration carrierPace;
    private final int apiPort;
    private final int sandboxPort;
    private final List<Integer> workerPorts;
    private final List<Integer> otherPorts;
    private final Map<String, Child> running = new HashMap<>();
    private String workerHeap = Jvm.HEAP;

    /**
     * @param database as the tests reach it
     * @param databasePort by which the platform reaches it, which may be a link that can be cut
     * @param workers processes, each with every fleet
     * @param carrierPace between two scans of a parcel
     */
    public Platform(
            Path folder,
            TemporalEngine engine,
            Postgres.Database database,
            int databasePort,
            int workers,
            Duration carrierPace) {
        this.folder = folder;
        this.engine = engine;
        this.database = database;
        this.databasePort = databasePort;
        this.carrierPace = carrierPace;
        List<Integer> ports = Ports.free(workers + 4);
        this.apiPort = ports.get(0);
        this.sandboxPort = ports.get(1);
        this.otherPorts = ports.subList(2, 4);
        this.workerPorts = ports.subList(4, ports.size());
    }

    /** Before they are started. */
    public Platform withWorkerHeap(String most) {
        workerHeap = most;
        return this;
    }

    /** Everything, at once; returns when all of it serves. */
    public void start() {
        spawnSandbox();
        spawnApi();
        for (int i = 0; i < workerPorts.size(); i++) {
            spawnWorker(i);
        }
        awaitSandbox();
        awaitApi();
        for (int i = 0; i < workerPorts.size(); i++) {
            awaitWorker(i);
        }
    }

    public void startApi() {
        spawnApi();
        awaitApi();
    }

    public void startWorker(int number) {
        spawnWorker(number);
        awaitWorker(number);
    }

    /** {@code kill -9}. */
    public void killApi() {
        child("api").kill();
    }

    /** {@code kill -9}. */
    public void killWorker(int number) {
        child("worker-" + number).kill();
    }

    private void spawnSandbox() {
        spawn(
                "sandbox",
                "dev.packhorse.sandbox.SandboxMain",
                Map.of(),
                List.of(
                        "--port=" + sandboxPort,
                        "--ledger=" + folder.resolve("ledger.ndjson").toAbsolutePath(),
                        "--platform-url=" + api(),
                        "--stripe-secret=" + STRIPE_SECRET,
                        "--easypost-secret=" + EASYPOST_SECRET,
                        "--carrier-pace=" + carrierPace));
    }

    private void spawnApi() {
        Map<String, String> settings = settings();
        settings.put("server.port", "" + apiPort);
        settings.put("management.server.port", "" + otherPorts.get(0));
        // A carrier that stays silent (its webhooks were lost) is polled within the time that a test has.
        settings.put("packhorse.api.deadlines.delivery", "45s");
        settings.put("packhorse.api.deadlines.chase", "10m");
        settings.put("packhorse.cache.topology", "embedded");
        settings.put("packhorse.cache.port", "" + otherPorts.get(1));
        settings.put("packhorse.api.webhooks.stripe-secret", STRIPE_SECRET);
        settings.put("packhorse.api.webhooks.easypost-secret", EASYPOST_SECRET);
        spawn("api", "dev.packhorse.api.ApiApplication", settings, List.of());
    }

    private void spawnWorker(int number) {
        Map<String, String> settings = settings();
        settings.put("server.port", "" + workerPorts.get(number));
        settings.put("packhorse.cache.topology", "client");
        settings.put("packhorse.cache.members", "127.0.0.1:" + otherPorts.get(1));
        settings.put("packhorse.fleets", "orders,payments,shipping,catalogue");
        settings.put("packhorse.stripe.base-url", sandbox());
        settings.put("packhorse.stripe.api-key", "sk_test_proof");
        settings.put("packhorse.easypost.base-url", sandbox());
        settings.put("packhorse.easypost.api-key", "EZTK_proof");
        String name = "worker-" + number;
        running.put(
                name,
                Jvm.start(name, folder, "dev.packhorse.workers.WorkerApplication", settings, List.of(), workerHeap));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.url().replaceFirst(":\\d+/", ":" + databasePort + "/"));
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.temporal.connection.target", engine.target());
        settings.put("spring.temporal.namespace", "default");
        return settings;
    }

    private void spawn(String name, String main, Map<String, String> settings, List<String> arguments) {
        running.put(name, Jvm.start(name, folder, main, settings, arguments));
    }

    private void awaitSandbox() {
        await("sandbox", sandbox() + "/_sandbox/health");
    }

    private void awaitApi() {
        await("api", api() + "/v1/products");
    }

    private void awaitWorker(int number) {
        await("worker-" + number, "http://127.0.0.1:" + workerPorts.get(number) + "/actuator/health/readiness");
    }

    private void await(String name, String url) {
        Eventually.holds(name + " serves", STARTS_WITHIN, () -> {
            if (!child(name).isAlive()) {
                throw new AssertionError(name + " died:\n" + child(name).tail(40));
            }
            try {
                return Http.get(url).status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    public String api() {
        return "http://127.0.0.1:" + apiPort;
    }

    /** Where a worker tells how it is. */
    public String worker(int number) {
        return "http://127.0.0.1:" + workerPorts.get(number);
    }

    public long apiPid() {
        return child("api").pid();
    }

    public long workerPid(int number) {
        return child("worker-" + number).pid();
    }

    public String sandbox() {
        return "http://127.0.0.1:" + sandboxPort;
    }

    public Postgres.Database database() {
        return database;
    }

    public TemporalEngine engine() {
        return engine;
    }

    public Oracle oracle() {
        return new Oracle(database.url(), database.user(), database.password(), sandbox() + "/_sandbox/ledger");
    }

    /** The rules by which the outside world misbehaves from now on; an empty list is peace. */
    public void faults(String rules) throws IOException {
        Http.Answer answer = Http.put(sandbox() + "/_sandbox/faults", rules);
        if (answer.status() != 200) {
            throw new IOException("The sandbox refused these faults: " + answer.body());
        }
    }

    /** The last words of every process, for whoever has to find out why. */
    public String lastWords(int lines) {
        return Stream.concat(
                        Stream.of("--- temporal\n" + engine.tail(lines)),
                        running.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> "--- " + entry.getKey() + "\n"
                                        + entry.getValue().tail(lines)))
                .collect(Collectors.joining("\n"));
    }

    /** Processor time by process. */
    public Map<String, Duration> cpu() {
        return running.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().cpu()));
    }

    private Child child(String name) {
        Child child = running.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " was never started.");
        }
        return child;
    }

    @Override
    public void close() {
        new ArrayList<>(running.values()).forEach(Child::kill);
    }
}
