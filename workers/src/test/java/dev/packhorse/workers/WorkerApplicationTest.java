package dev.packhorse.workers;

import static dev.packhorse.workers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.payment.PaymentActivities;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class WorkerApplicationTest {

    private static EmbeddedPostgres postgres;
    private static TestTemporal temporal;

    @BeforeAll
    static void startEngines() throws IOException {
        postgres = EmbeddedPostgres.start();
        temporal = TestTemporal.running();
    }

    @AfterAll
    static void stopEngines() throws IOException {
        temporal.close();
        postgres.close();
    }

    @Test
    void servesTheFleetsOfItsPropertyAndTellsItsHealthAndMetrics() throws Exception {
        try (ConfigurableApplicationContext process = worker("--packhorse.fleets=orders")) {
            eventually(
                    () -> assertThat(get(process, "/actuator/health/readiness")).contains("\"status\":\"UP\""));

            assertThat(fleetsOf(process)).containsExactly(Fleet.ORDERS);
            assertThat(process.getBeansOfType(PaymentActivities.class)).isEmpty();
            assertThat(get(process, "/actuator/health")).contains("\"fleets\":[\"orders\"]");
            assertThat(get(process, "/actuator/health/liveness")).contains("UP");
            eventually(() -> assertThat(get(process, "/actuator/prometheus"))
                    .contains("temporal_worker_start_total")
                    .contains("task_queue=\"orders\"")
                    .contains("fleets=\"orders\""));
        }
    }

    @Test
    void servesSeveralFleetsInOneProcess() {
        try (ConfigurableApplicationContext process = worker(
                "--packhorse.fleets=payments,shipping",
                "--packhorse.stripe.api-key=sk_test_nobody",
                "--packhorse.easypost.api-key=EZTK_nobody")) {
            assertThat(fleetsOf(process)).containsExactlyInAnyOrder(Fleet.PAYMENTS, Fleet.SHIPPING);
            eventually(() -> assertThat(get(process, "/actuator/health")).contains("\"state\":\"serving\""));
        }
    }

    /** The whole process is told to stop: activities may finish and say so before the connections they need are closed. */
    @Test
    void finishesWhatRunsBeforeItClosesItsConnections() throws Exception {
        Errand.Held step = new Errand.Held();
        ConfigurableApplicationContext process = new SpringApplicationBuilder(WorkerApplication.class)
                .properties("spring.config.name=packhorse-worker")
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "errandCrew",
                                Crew.class,
                                () -> new Crew(Fleet.PAYMENTS, List.of(Errand.Impl.class), List.of(step))))
                .run(arguments("--packhorse.fleets=orders", "--packhorse.workers.drain=20s"));
        WorkerLifecycle workers = process.getBean(WorkerLifecycle.class);
        WorkflowClient.start(temporal.errand("payments")::run);
        assertThat(step.begun.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(process::close);
        eventually(() -> assertThat(workers.state()).isEqualTo(WorkerLifecycle.State.DRAINING));
        step.mayFinish.countDown();
        closed.get(30, TimeUnit.SECONDS);

        assertThat(temporal.historyOf("errand-payments")).contains(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
    }

    @Test
    void refusesAnUnknownFleetInOneLine() {
        assertThatThrownBy(() -> worker("--packhorse.fleets=orders,warehouse"))
                .satisfies(failure -> assertThat(OneLineReporter.explain(failure))
                        .isEqualTo("packhorse.fleets: there is no fleet \"warehouse\";"
                                + " choose from orders, payments, shipping, catalogue."));
    }

    private static List<Fleet> fleetsOf(ConfigurableApplicationContext process) {
        return process.getBeansOfType(Crew.class).values().stream()
                .map(Crew::fleet)
                .toList();
    }

    private static ConfigurableApplicationContext worker(String... arguments) {
        return WorkerApplication.run(arguments(arguments));
    }

    private static String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.temporal.connection.target=" + temporal.target(),
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String get(ConfigurableApplicationContext process, String path) {
        String port = process.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
