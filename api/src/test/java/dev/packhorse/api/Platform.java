package dev.packhorse.api;

import dev.packhorse.Shop;
import dev.packhorse.feed.ExportWorkflowImpl;
import dev.packhorse.feed.ImportWorkflow;
import dev.packhorse.feed.ImportWorkflowImpl;
import dev.packhorse.inventory.TransferWorkflowImpl;
import dev.packhorse.order.OrderWorkflow;
import dev.packhorse.order.OrderWorkflowImpl;
import dev.packhorse.temporal.Payloads;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The API over HTTP on a real PostgreSQL and Temporal's test server, with the real journey behind it; only the providers'
 * hands are ours ({@link Hands}).
 */
public final class Platform implements AutoCloseable {

    private static final AtomicInteger SKUS = new AtomicInteger();

    private final Shop shop;
    private final TestServer.PortBoundTestServer temporal;
    private final String temporalTarget;
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory workers;
    private final ConfigurableApplicationContext api;

    private Platform(String... properties) {
        int port = freePort();
        shop = Shop.open();
        temporal = TestServer.createPortBoundServer(port, true);
        temporalTarget = "127.0.0.1:" + port;
        registerSearchAttributes(port);
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporalTarget)
                .build());
        workers = startWorkers();
        api = neighbour(temporalTarget, properties);
    }

    /** The one that all tests share, with warehouses in Berlin and Rotterdam; ends with the JVM. */
    public static Platform shared() {
        return Shared.PLATFORM;
    }

    public static Platform start(String... properties) {
        Platform platform = new Platform(properties);
        platform.shop().warehouse("BER", "DE", 1).warehouse("RTM", "NL", 2);
        return platform;
    }

    private static final class Shared {

        private static final Platform PLATFORM = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLATFORM::close));
        }
    }

    /** A SKU of one's own at 49.99 euros, in Berlin. */
    public String sku(int quantity) {
        String sku = "SHOE-" + SKUS.incrementAndGet();
        shop.sells(sku, 4999);
        if (quantity > 0) {
            shop.receives(quantity, sku, "BER");
        }
        return sku;
    }

    /** Another API process beside it, wherever its Temporal is. */
    public ConfigurableApplicationContext neighbour(String temporalTarget, String... properties) {
        return startApi(shop.database().url(), temporalTarget, properties);
    }

    public static ConfigurableApplicationContext startApi(
            String database, String temporalTarget, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "spring.main.banner-mode=off",
                "spring.datasource.url=" + database,
                "spring.datasource.username=postgres",
                "spring.temporal.connection.target=" + temporalTarget,
                "packhorse.cache.topology=none",
                "packhorse.api.webhooks.stripe-secret=whsec_stripe",
                "packhorse.api.webhooks.easypost-secret=easypost_secret",
                "packhorse.api.inbox.every=50ms",
                "packhorse.api.alerts.every=100ms",
                "packhorse.api.streams.poll=50ms"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(ApiApplication.class)
                .properties("spring.config.name=packhorse-api")
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    public Shop shop() {
        return shop;
    }

    public String temporalTarget() {
        return temporalTarget;
    }

    public ConfigurableApplicationContext api() {
        return api;
    }

    public Http http() {
        return http(api);
    }

    public static Http http(ConfigurableApplicationContext api) {
        return new Http("http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port"));
    }

    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void registerSearchAttributes(int port) {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .validateAndBuildWithDefaults());
        operator.blockingStub()
                .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                        .setNamespace("default")
                        .putSearchAttributes("PackhorseStatus", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .putSearchAttributes("PackhorseNeedsAttention", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                        .putSearchAttributes("PackhorseWarehouses", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST)
                        .putSearchAttributes("PackhorseCarrier", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .build());
        operator.shutdownNow();
    }

    private WorkerFactory startWorkers() {
        WorkflowClient client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        var orders = factory.newWorker(OrderWorkflow.TASK_QUEUE);
        orders.registerWorkflowImplementationTypes(OrderWorkflowImpl.class, TransferWorkflowImpl.class);
        Hands hands = new Hands(shop);
        orders.registerActivitiesImplementations(hands.stock(), hands.records(), hands.transfers());
        var catalogue = factory.newWorker(ImportWorkflow.TASK_QUEUE);
        catalogue.registerWorkflowImplementationTypes(ImportWorkflowImpl.class, ExportWorkflowImpl.class);
        catalogue.registerActivitiesImplementations(hands.feeds());
        factory.newWorker("payments").registerActivitiesImplementations(hands.payment());
        factory.newWorker("shipping").registerActivitiesImplementations(hands.shipping());
        factory.start();
        return factory;
    }

    @Override
    public void close() {
        api.close();
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
        stubs.shutdownNow();
        temporal.close();
        shop.close();
    }
}
