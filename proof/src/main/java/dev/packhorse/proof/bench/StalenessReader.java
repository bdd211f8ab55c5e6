package dev.packhorse.proof.bench;

import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueCache;
import dev.packhorse.catalogue.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** Another process: looks at a few products all the time and writes down when it first saw each version. */
public final class StalenessReader {

    private static final long LOOK_AGAIN_NANOS = 20_000;

    private StalenessReader() {}

    /** Its settings are system properties, as those of every program of ours. */
    public static void main(String[] arguments) {
        int products = Integer.parseInt(arguments[0]);
        long changes = Long.parseLong(arguments[1]);
        try (ConfigurableApplicationContext context = BenchShop.open(Map.of())) {
            Catalogue catalogue = context.getBean(Catalogue.class);
            CatalogueCache cache = context.getBean(CatalogueCache.class);
            for (int i = 0; i < products; i++) {
                while (cache.find(Region.PRODUCTS, BenchCatalogue.product(i)).isEmpty()) {
                    catalogue.product(BenchCatalogue.product(i));
                }
            }
            System.out.println("looking");
            System.out.print(look(catalogue, new long[products], changes));
            System.out.println("done");
        }
        System.exit(0);
    }

    /** Until so many versions were seen or skipped. */
    private static StringBuilder look(Catalogue catalogue, long[] versions, long changes) {
        Arrays.fill(versions, 1);
        StringBuilder sightings = new StringBuilder();
        for (long seen = 0; seen < changes; LockSupport.parkNanos(LOOK_AGAIN_NANOS)) {
            for (int i = 0; i < versions.length; i++) {
                long version = catalogue
                        .product(BenchCatalogue.product(i))
                        .orElseThrow()
                        .version();
                if (version > versions[i]) {
                    seen += version - versions[i];
                    versions[i] = version;
                    sightings.append("saw %d %d %d%n".formatted(i, version, micros()));
                }
            }
        }
        return sightings;
    }

    /** Of the clock that all processes of this machine share. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
