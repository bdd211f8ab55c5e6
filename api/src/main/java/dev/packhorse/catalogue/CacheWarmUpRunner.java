package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Before this process says that it is ready, and no longer than a caller's patience with a deployment. */
@ApiComponent
@Component
class CacheWarmUpRunner implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CacheWarmUpRunner.class);

    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final CacheWarmUp warmUp;

    CacheWarmUpRunner(CacheWarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long begun = System.nanoTime();
        try {
            int products = warmUp.warm(AT_MOST);
            LOG.info("{} products are in the cache, after {} ms.", products, (System.nanoTime() - begun) / 1_000_000);
        } catch (RuntimeException failure) {
            LOG.warn("The cache starts cold: {}", failure.toString());
        }
    }
}
