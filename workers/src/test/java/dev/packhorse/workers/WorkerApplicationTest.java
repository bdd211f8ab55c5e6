package dev.packhorse.workers;

import static dev.packhorse.workers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.payment.PaymentActivities;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

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

    @Test
    void refusesAnUnknownFleetInOneLine() {
        assertThatThrownBy(() -> worker("--packhorse.fleets=orders,warehouse"))
                .satisfies(failure -> assertThat(OneLineReporter.explain(failure))
                        .isEqualTo("packhorse.fleets: there is no fleet \"warehouse\";"
                                + " choose from orders, payments, shipping."));
    }

    private static List<Fleet> fleetsOf(ConfigurableApplicationContext process) {
        return process.getBeansOfType(Crew.class).values().stream()
                .map(Crew::fleet)
                .toList();
    }

    private static ConfigurableApplicationContext worker(String... arguments) {
        return WorkerApplication.run(Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.temporal.connection.target=" + temporal.target(),
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--packhorse.workers.drain=2s"),
                        Stream.of(arguments))
                .toArray(String[]::new));
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
