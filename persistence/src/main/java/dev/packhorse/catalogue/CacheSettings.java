package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topology whether this process is a member of the cache's cluster, a client of it, has one of its own, or none at all
 * @param members {@code host:port} of the cluster's members; without any, an embedded member stays alone
 * @param bindAddress of the private interface to listen on. The protocol has neither passwords nor encryption.
 * @param port to listen on; the next free one when it is taken; 0 for any
 * @param clusterName carries Hazelcast's version, since versions do not mix in one cluster
 * @param nearEntryMax how long an entry within a process lives: whatever is lost on the way to it, it is not older than this
 * @param warmUp products that a process loads into its cache before it takes requests, the latest first; 0 for none
 */
@ConfigurationProperties("packhorse.cache")
public record CacheSettings(
        @DefaultValue("embedded") Topology topology,
        @DefaultValue List<String> members,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue("5701") int port,
        @DefaultValue("packhorse-hz570") String clusterName,
        @DefaultValue("60s") Duration nearEntryMax,
        @DefaultValue("2000") int warmUp) {

    private static final int WARM_UP_MAX = 100_000;

    public CacheSettings {
        members = List.copyOf(members);
        if (nearEntryMax.toSeconds() < 1 || nearEntryMax.toHours() > 0) {
            throw new IllegalArgumentException("packhorse.cache.near-entry-max must be 1 s to 59 min: " + nearEntryMax);
        }
        if (warmUp < 0 || warmUp > WARM_UP_MAX) {
            throw new IllegalArgumentException("packhorse.cache.warm-up must be 0 to " + WARM_UP_MAX + ": " + warmUp);
        }
    }

    /** A member for others to stand on. */
    static CacheSettings node(List<String> members, String bindAddress, int port, String clusterName) {
        return new CacheSettings(Topology.EMBEDDED, members, bindAddress, port, clusterName, Duration.ofSeconds(60), 0);
    }

    public enum Topology {
        EMBEDDED,
        CLIENT,
        /** A cache within the process, without Hazelcast. */
        LOCAL,
        /** Every read goes to PostgreSQL. */
        NONE
    }
}
