package dev.packhorse.catalogue;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topology whether this process is a member of the cache's cluster, a client of it, or has no cache at all
 * @param members {@code host:port} of the cluster's members; without any, an embedded member stays alone
 * @param bindAddress of the private interface to listen on. The protocol has neither passwords nor encryption.
 * @param port to listen on; the next free one when it is taken; 0 for any
 * @param clusterName carries Hazelcast's version, since versions do not mix in one cluster
 */
@ConfigurationProperties("packhorse.cache")
public record CacheSettings(
        @DefaultValue("embedded") Topology topology,
        @DefaultValue List<String> members,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue("5701") int port,
        @DefaultValue("packhorse-hz570") String clusterName) {

    public CacheSettings {
        members = List.copyOf(members);
    }

    public enum Topology {
        EMBEDDED,
        CLIENT,
        /** Every read goes to PostgreSQL. */
        NONE
    }
}
