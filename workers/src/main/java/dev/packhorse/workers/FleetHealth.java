package dev.packhorse.workers;

import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the workers serve and Temporal answers. Says which fleets this process serves. */
class FleetHealth implements HealthIndicator {

    private final WorkflowServiceStubs temporal;
    private final WorkerLifecycle workers;
    private final List<String> fleets;

    FleetHealth(WorkflowServiceStubs temporal, WorkerLifecycle workers, List<Crew> crews) {
        this.temporal = temporal;
        this.workers = workers;
        this.fleets = crews.stream().map(crew -> crew.fleet().toString()).toList();
    }

    @Override
    public Health health() {
        WorkerLifecycle.State state = workers.state();
        Health.Builder health = switch (state) {
            case SERVING -> temporalAnswers();
            case WAITING_FOR_TEMPORAL -> Health.down();
            case DRAINING, STOPPED -> Health.outOfService();
        };
        return health.withDetail("fleets", fleets)
                .withDetail("state", state.name().toLowerCase(java.util.Locale.ROOT))
                .build();
    }

    private Health.Builder temporalAnswers() {
        try {
            temporal.healthCheck();
            return Health.up();
        } catch (StatusRuntimeException away) {
            return Health.down()
                    .withDetail("temporal", away.getStatus().getCode().name());
        }
    }
}
