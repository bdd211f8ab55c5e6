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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

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

    /** The topic on which whoever committed something tells all others. */
    static final String ANNOUNCEMENTS = "announcements";

    private static final int NEAR_CACHE_ENTRIES_MAX = 100_000;

    /** Of the entries behind the near ones; also how long the two halves of a broken cluster may disagree at most. */
    private static final Duration ENTRY_MAX = Duration.ofMinutes(10);

    private static final int ENTRIES_PER_NODE_MAX = 200_000;

    @Bean(destroyMethod = "close")
    CatalogueCache catalogueCache(CacheSettings settings) {
        return switch (settings.topology()) {
            case EMBEDDED -> new HazelcastCatalogue(member(settings));
            case CLIENT -> new HazelcastCatalogue(client(settings));
            case LOCAL -> new LocalCatalogue(settings.nearEntryMax(), NEAR_CACHE_ENTRIES_MAX);
            case NONE -> new NoCache();
        };
    }

    @Bean
    CacheRelay cacheRelay(
            CacheSettings settings, CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        OutboxRows outbox = new OutboxRows(jdbc, ENTRY_MAX.plus(settings.nearEntryMax()));
        Refresher refresher = new Refresher(cache, jdbc, transactions);
        return new CacheRelay(feeds(settings.topology(), outbox, jdbc, transactions), refresher, outbox);
    }

    /** Those that share a cache share the telling; a process with one of its own has to hear of everything itself. */
    private static List<ChangeFeed> feeds(
            CacheSettings.Topology topology,
            OutboxRows outbox,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return switch (topology) {
            case EMBEDDED, CLIENT ->
                List.of(
                        new SharedOutbox(outbox, jdbc, transactions),
                        new MovementFeed(new SharedMemory(outbox, jdbc, transactions), jdbc, transactions));
            case LOCAL -> {
                SaidAgain again = new SaidAgain();
                yield List.of(
                        new OwnOutbox(again, jdbc, transactions),
                        new MovementFeed(new OwnMemory(again, jdbc, transactions), jdbc, transactions),
                        again);
            }
            case NONE -> List.of();
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
        // Halves of a broken cluster that see each other again agree soon, not after the default of five minutes.
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
        config.getJetConfig().setEnabled(false);
        network(config, settings);
        formats(config.getSerializationConfig());
        for (Region region : Region.values()) {
            config.addMapConfig(map(region, settings));
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
            config.addNearCacheConfig(nearCache(region, settings));
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

    private static MapConfig map(Region region, CacheSettings settings) {
        return new MapConfig(region.map())
                .setInMemoryFormat(InMemoryFormat.BINARY)
                .setBackupCount(1)
                // A backup may lag behind an invalidation that has arrived already.
                .setReadBackupData(false)
                .setPerEntryStatsEnabled(false)
                .setTimeToLiveSeconds((int) ENTRY_MAX.toSeconds())
                .setMergePolicyConfig(new MergePolicyConfig().setPolicy(HigherVersionWins.class.getName()))
                .setEvictionConfig(new EvictionConfig()
                        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                        .setSize(ENTRIES_PER_NODE_MAX)
                        .setEvictionPolicy(EvictionPolicy.LRU))
                // Also what this member owns, or every other read would wait for a partition thread.
                .setNearCacheConfig(nearCache(region, settings).setCacheLocalEntries(true));
    }

    /** Whatever is lost on the way, nothing is shown for longer than this after it changed. */
    private static NearCacheConfig nearCache(Region region, CacheSettings settings) {
        return new NearCacheConfig(region.map())
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setSerializeKeys(false)
                .setInvalidateOnChange(true)
                .setTimeToLiveSeconds((int) settings.nearEntryMax().toSeconds())
                .setEvictionConfig(new EvictionConfig()
                        .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                        .setSize(NEAR_CACHE_ENTRIES_MAX)
                        .setEvictionPolicy(EvictionPolicy.LFU));
    }
}
