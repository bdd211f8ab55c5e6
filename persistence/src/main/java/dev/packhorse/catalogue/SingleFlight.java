package dev.packhorse.catalogue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets those who miss the same key at the same time share one load, so that a cold hot key costs one query per process. */
final class SingleFlight<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Fails as the load fails. The wait is as bounded as the load, which has the database's time limits. */
    V load(K key, Supplier<V> loader) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> running = flights.putIfAbsent(key, mine);
        return running == null ? fly(key, mine, loader) : join(running);
    }

    private V fly(K key, CompletableFuture<V> flight, Supplier<V> loader) {
        try {
            V value = loader.get();
            flight.complete(value);
            return value;
        } catch (Throwable failure) {
            flight.completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(key, flight);
        }
    }

    private static <V> V join(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
