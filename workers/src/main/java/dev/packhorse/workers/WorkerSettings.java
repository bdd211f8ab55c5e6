package dev.packhorse.workers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param drain for how long running activities may finish when the process is told to stop; whatever stops it by force
 *     (Kubernetes: {@code terminationGracePeriodSeconds}) has to wait longer
 * @param workflowCache how many orders may keep their state in memory between their tasks, about 20 KB each
 */
@ConfigurationProperties("packhorse.workers")
record WorkerSettings(
        @DefaultValue("25s") Duration drain,
        @DefaultValue("2000") int workflowCache) {}
