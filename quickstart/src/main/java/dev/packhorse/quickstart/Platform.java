package dev.packhorse.quickstart;

import dev.packhorse.sandbox.Sandbox;
import dev.packhorse.sandbox.SandboxOptions;
import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** All that runs in a quickstart, ended in the reverse order of its start. */
final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final String STRIPE_SECRET = "whsec_sandbox";
    private static final String EASYPOST_SECRET = "easypost_sandbox";

    /** Where everything can be reached. */
    record Addresses(URI api, URI metrics, URI sandbox, Optional<URI> temporalUi, String temporal, String database) {}

    private final Consumer<String> say;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Addresses addresses;
    private @Nullable DataFolder folder;

    /** @param say tells whoever waits what takes long */
    Platform(Consumer<String> say) {
        this.say = say;
    }

    /** @throws RefusedToStart when something is in the way that whoever started us can move */
    void start(Options options) {
        DataFolder folder = this.folder = keep(DataFolder.claim(options.data()));
        DevServer.endOrphan(folder, say);
        Database.endOrphan(folder, say);
        if (options.fresh()) {
            folder.empty();
        }
        URI api = local(options.free(Port.API));
        URI metrics = local(options.free(Port.METRICS));
        int sandboxPort = options.free(Port.SANDBOX);

        say.accept("Starting PostgreSQL");
        Database database = keep(Database.start(folder, options.tools(), options.free(Port.DATABASE)));
        say.accept("Starting Temporal");
        Temporal temporal = keep(temporal(options, folder));
        Sandbox sandbox = keep(sandbox(options, folder, sandboxPort, api));
        addresses = new Addresses(
                api, metrics, sandbox.baseUri(), temporal.webUi(), temporal.description(), database.url());

        say.accept("Starting the API and the workers");
        ConfigurableApplicationContext application =
                keep(QuickstartApplication.run(settings(options, folder, database, temporal)));
        application.getBean(DemoCatalogue.class).seed();
        keep(new DemoWarehouse(api, sandbox.baseUri(), options.pace()).open());
    }

    private Temporal temporal(Options options, DataFolder folder) {
        try {
            TemporalCliFetch fetch = new TemporalCliFetch(options.tools(), TemporalCliFetch.pinned(), Map.of(), say);
            return new TemporalChoice(
                            options,
                            folder,
                            Optional.ofNullable(System.getenv("PATH")).orElse(""),
                            fetch::fetch)
                    .start();
        } catch (IOException incomplete) {
            throw new RefusedToStart(
                    "This copy of Packhorse is incomplete: " + incomplete.getMessage() + ".", incomplete);
        }
    }

    private static Sandbox sandbox(Options options, DataFolder folder, int port, URI api) {
        try {
            return Sandbox.start(SandboxOptions.on(folder.resolve("sandbox.ndjson"))
                    .withPort(port)
                    .withPlatform(api)
                    .withSecrets(STRIPE_SECRET, EASYPOST_SECRET)
                    .withPace(options.pace()));
        } catch (IOException refused) {
            throw new RefusedToStart("The sandbox does not start: " + refused.getMessage() + ".", refused);
        }
    }

    private Map<String, String> settings(Options options, DataFolder folder, Database database, Temporal temporal) {
        Addresses where = addresses();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "" + where.api().getPort());
        settings.put("management.server.port", "" + where.metrics().getPort());
        settings.put("logging.file.name", folder.resolve("packhorse.log").toString());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.temporal.connection.target", temporal.target());
        settings.put("packhorse.stripe.base-url", where.sandbox().toString());
        settings.put("packhorse.easypost.base-url", where.sandbox().toString());
        settings.put("packhorse.api.webhooks.stripe-secret", STRIPE_SECRET);
        settings.put("packhorse.api.webhooks.easypost-secret", EASYPOST_SECRET);
        settings.put("packhorse.links.sandbox", where.sandbox().toString());
        settings.put("packhorse.links.metrics", where.metrics() + "/actuator/prometheus");
        where.temporalUi().ifPresent(ui -> settings.put("packhorse.links.temporal", ui.toString()));
        for (String setting : options.settings()) {
            String[] parts = setting.substring(2).split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    Addresses addresses() {
        if (addresses == null) {
            throw new IllegalStateException("It was not started.");
        }
        return addresses;
    }

    DataFolder folder() {
        if (folder == null) {
            throw new IllegalStateException("It was not started.");
        }
        return folder;
    }

    /** What starts while we are being stopped is stopped at once. */
    private synchronized <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        if (closed) {
            end(running.pop());
            throw new IllegalStateException("It is being stopped.");
        }
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            end(running.pop());
        }
    }

    /** One that cannot be ended must not keep the others running. */
    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception stubborn) {
            LOG.warn("{} did not end well: {}", part.getClass().getSimpleName(), stubborn.toString());
        }
    }
}
