package dev.packhorse.catalogue;

import com.hazelcast.core.HazelcastInstance;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A process that does nothing but hold cache entries. It is this program and not the stock Hazelcast image, since members need
 * {@link PutIfNewer}. Environment: {@code PACKHORSE_CACHE_MEMBERS} (host:port,…), {@code PACKHORSE_CACHE_BIND_ADDRESS},
 * {@code PACKHORSE_CACHE_PORT}, {@code PACKHORSE_CACHE_CLUSTER_NAME}.
 */
public final class CacheNode {

    private CacheNode() {}

    public static void main(String[] args) throws InterruptedException {
        HazelcastInstance member = NearCacheConfiguration.member(CacheSettings.node(
                members(setting("MEMBERS", "")),
                setting("BIND_ADDRESS", "127.0.0.1"),
                Integer.parseInt(setting("PORT", "5701")),
                setting("CLUSTER_NAME", "packhorse-hz570")));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            // Leaves the cluster in order, so that the others take over its entries.
            member.shutdown();
            stopped.countDown();
        }));
        stopped.await();
    }

    private static List<String> members(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv("PACKHORSE_CACHE_" + name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
