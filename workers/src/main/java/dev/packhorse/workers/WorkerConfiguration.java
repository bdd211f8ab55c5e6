package dev.packhorse.workers;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.feed.ExportWorkflowImpl;
import dev.packhorse.feed.Exports;
import dev.packhorse.feed.FeedActivitiesImpl;
import dev.packhorse.feed.ImportWorkflowImpl;
import dev.packhorse.feed.Importer;
import dev.packhorse.feed.Imports;
import dev.packhorse.inventory.Backorders;
import dev.packhorse.inventory.StockActivitiesImpl;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.TransferActivitiesImpl;
import dev.packhorse.inventory.TransferWorkflowImpl;
import dev.packhorse.inventory.Transfers;
import dev.packhorse.order.OrderJournal;
import dev.packhorse.order.OrderRecordsImpl;
import dev.packhorse.order.OrderWorkflowImpl;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.payment.PaymentConfiguration;
import dev.packhorse.shipping.Parcels;
import dev.packhorse.shipping.ShippingActivities;
import dev.packhorse.shipping.ShippingConfiguration;
import dev.packhorse.temporal.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything a worker process is made of. Which fleets it serves is said by {@code packhorse.fleets}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@Import({
    PersistenceConfiguration.class,
    WorkerConfiguration.OrderFleet.class,
    WorkerConfiguration.PaymentFleet.class,
    WorkerConfiguration.ShippingFleet.class,
    WorkerConfiguration.CatalogueFleet.class
})
public class WorkerConfiguration {

    private static final Duration HEALTH_CHECK = Duration.ofSeconds(2);

    /** The API brings the same one when both share a process. */
    @Bean
    @ConditionalOnMissingBean
    DataConverter payloads() {
        return Payloads.converter();
    }

    /** A health check that waits longer than its caller tells nothing. */
    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> shortHealthChecks() {
        return options -> options.setHealthCheckAttemptTimeout(HEALTH_CHECK).setHealthCheckTimeout(HEALTH_CHECK);
    }

    @Bean
    WorkerLifecycle workerLifecycle(WorkflowClient client, List<Crew> crews, WorkerSettings settings) {
        String serving = crews.stream().map(crew -> crew.fleet().toString()).collect(Collectors.joining(", "));
        RunningActivities running = new RunningActivities();
        return new WorkerLifecycle(
                Fleets.assemble(client, crews, running, settings.workflowCache()), running, serving, settings.drain());
    }

    @Bean
    FleetHealth fleetsHealthIndicator(WorkflowServiceStubs temporal, WorkerLifecycle workers, List<Crew> crews) {
        return new FleetHealth(temporal, workers, crews);
    }

    /** The records serve the journey's local activities and, by the queue, its compensations. */
    @ServesFleet(Fleet.ORDERS)
    @Configuration(proxyBeanMethods = false)
    static class OrderFleet {

        @Bean
        Crew ordersCrew(
                StockLedger stock, Backorders backorders, OrderJournal journal, Parcels parcels, Transfers transfers) {
            return new Crew(
                    Fleet.ORDERS,
                    List.of(OrderWorkflowImpl.class, TransferWorkflowImpl.class),
                    List.of(
                            new StockActivitiesImpl(stock, backorders),
                            new OrderRecordsImpl(journal, parcels),
                            new TransferActivitiesImpl(transfers)));
        }
    }

    @ServesFleet(Fleet.PAYMENTS)
    @Configuration(proxyBeanMethods = false)
    @Import(PaymentConfiguration.class)
    static class PaymentFleet {

        @Bean
        Crew paymentsCrew(PaymentActivities payments) {
            return new Crew(Fleet.PAYMENTS, List.of(), List.of(payments));
        }
    }

    @ServesFleet(Fleet.SHIPPING)
    @Configuration(proxyBeanMethods = false)
    @Import(ShippingConfiguration.class)
    static class ShippingFleet {

        @Bean
        Crew shippingCrew(ShippingActivities shipping) {
            return new Crew(Fleet.SHIPPING, List.of(), List.of(shipping));
        }
    }

    @ServesFleet(Fleet.CATALOGUE)
    @Configuration(proxyBeanMethods = false)
    static class CatalogueFleet {

        @Bean
        Crew catalogueCrew(Imports imports, Importer importer, Exports exports) {
            return new Crew(
                    Fleet.CATALOGUE,
                    List.of(ImportWorkflowImpl.class, ExportWorkflowImpl.class),
                    List.of(new FeedActivitiesImpl(imports, importer, exports)));
        }
    }
}
