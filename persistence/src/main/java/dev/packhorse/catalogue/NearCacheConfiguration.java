package dev.packhorse.catalogue;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one place that knows how Hazelcast is set up. The Community Edition has no passwords and no encryption, hence it
 * listens on the one interface that it is told, and holds what everybody may see.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
public class NearCacheConfiguration {

    /** Invalidations are sent one by one: gathered for up to 10 s, as is the default, other near-caches stay stale as long. */
    private static final Map<String, String> INVALIDATION = Map.of(
            "hazelcast.map.invalidation.batch.enabled", "false",
            // By default ten lost invalidations are borne with, for ever on a quiet map.
            "hazelcast.invalidation.max.tolerated.miss.count", "0",
            "hazelcast.invalidation.reconciliation.interval.seconds", "30");

    private static final int NEAR_CACHE_SECONDS_MAX = 60;
    private static final int NEAR_CACHE_ENTRIES_MAX = 100_000;
    private static final int ENTRY_SECONDS_MAX = 3_600;
    private static final int ENTRIES_PER_NODE_MAX = 200_000;

    @Bean(destroyMethod = "close")
    CatalogueCache catalogueCache(CacheSettings settings) {
        return switch (settings.topology()) {
            case EMBEDDED -> new HazelcastCatalogue(member(settings));
            case CLIENT -> new HazelcastCatalogue(client(settings));
            case NONE -> CatalogueCache.none();
        };
    }

    static HazelcastInstance member(CacheSettings settings) {
        Config config = new Config();
        config.setClusterName(settings.clusterName());
        INVALIDATION.forEach(config::setProperty);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        // A member that hangs is given up after seconds, not after the default of a minute.
        config.setProperty("hazelcast.operation.call.timeout.millis", "2000");
        // The application ends its member itself, in the order of its beans.
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getJetConfig().setEnabled(false);
        network(config, settings);
        formats(config.getSerializationConfig());
        for (Region region : Region.values()) {
            config.addMapConfig(map(region));
        }
        return Hazelcast.newHazelcastInstance(config);
    }

    /** Starts and goes on without a cluster, and joins it once it is there. */
    static HazelcastInstance client(CacheSettings settings) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(settings.clusterName());
        INVALIDATION.forEach(config::setProperty);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.client.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.client.statistics.enabled", "false");
        // A member that hangs is given up after seconds, not after the default of two minutes.
        config.setProperty("hazelcast.client.invocation.timeout.seconds", "2");
        config.setProperty("hazelcast.client.heartbeat.interval", "1000");
        config.setProperty("hazelcast.client.heartbeat.timeout", "5000");
        config.getNetworkConfig().setAddresses(settings.members()).setConnectionTimeout(2_000);
        config.getConnectionStrategyConfig().setAsyncStart(true).setReconnectMode(ReconnectMode.ASYNC);
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setClusterConnectTimeoutMillis(-1)
                .setInitialBackoffMillis(200)
                .setMaxBackoffMillis(2_000);
        formats(config.getSerializationConfig());
        for (Region region : Region.values()) {
            config.addNearCacheConfig(nearCache(region));
        }
        return HazelcastClient.newHazelcastClient(config);
    }

    private static void network(Config config, CacheSettings settings) {
        config.setProperty("hazelcast.socket.bind.any", "false");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(settings.port()).setPortAutoIncrement(true);
        network.getInterfaces().setEnabled(true).addInterface(settings.bindAddress());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(!settings.members().isEmpty()).setMembers(settings.members());
    }

    private static void formats(SerializationConfig serialization) {
        CacheFormats.all().forEach(serialization.getCompactSerializationConfig()::addSerializer);
    }

    private static MapConfig map(Region region) {
        return new MapConfig(region.map())
                .setInMemoryFormat(InMemoryFormat.BINARY)
                .setBackupCount(1)
                // A backup may lag behind an invalidation that has arrived already.
                .setReadBackupData(false)
                .setPerEntryStatsEnabled(false)
                .setTimeToLiveSeconds(ENTRY_SECONDS_MAX)
                .setMergePolicyConfig(new MergePolicyConfig().setPolicy(HigherVersionWins.class.getName()))
                .setEvictionConfig(new EvictionConfig()
                        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                        .setSize(ENTRIES_PER_NODE_MAX)
                        .setEvictionPolicy(EvictionPolicy.LRU))
                // Also what this member owns, or every other read would wait for a partition thread.
                .setNearCacheConfig(nearCache(region).setCacheLocalEntries(true));
    }

    /** Whatever is lost on the way, nothing is shown for longer than a minute after it changed. */
    private static NearCacheConfig nearCache(Region region) {
        return new NearCacheConfig(region.map())
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setSerializeKeys(false)
                .setInvalidateOnChange(true)
                .setTimeToLiveSeconds(NEAR_CACHE_SECONDS_MAX)
                .setEvictionConfig(new EvictionConfig()
                        .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                        .setSize(NEAR_CACHE_ENTRIES_MAX)
                        .setEvictionPolicy(EvictionPolicy.LFU));
    }
}
