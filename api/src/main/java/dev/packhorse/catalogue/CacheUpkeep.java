package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps what this process serves from up to date. Any number of processes may do this at once. */
@ApiComponent
@Component
class CacheUpkeep {

    private final CacheRelay relay;

    CacheUpkeep(CacheRelay relay) {
        this.relay = relay;
    }

    @Scheduled(fixedDelayString = "${packhorse.api.cache.relay-every:250ms}")
    void relay() {
        relay.relay();
    }
}
