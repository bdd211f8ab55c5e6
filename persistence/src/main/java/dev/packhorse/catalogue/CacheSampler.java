package dev.packhorse.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares what the cache shows with what the database has, for a few keys that are read a lot. */
public class CacheSampler {

    private static final String PRODUCT =
            "select version, extract(epoch from clock_timestamp() - updated_at) * 1000 as since from product where id = ?";
    private static final String OFFER = """
            select p.version, extract(epoch from clock_timestamp() - p.updated_at) * 1000 as since
            from variant v join product p on p.id = v.product_id where v.sku = ?
            """;
    private static final String AVAILABILITY = """
            select coalesce(sum(s.version), 0) as version,
              coalesce(extract(epoch from clock_timestamp() - max(m.at)) * 1000, 0) as since
            from stock_level s left join lateral (
              select at from stock_movement where sku = s.sku and warehouse = s.warehouse order by id desc limit 1) m on true
            where s.sku = ?
            """;

    private final Catalogue catalogue;
    private final CatalogueCache cache;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    CacheSampler(Catalogue catalogue, CatalogueCache cache, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.cache = cache;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /**
     * What was seen of one entry.
     *
     * @param age since it was read from the database
     * @param staleFor for how long something newer had been there; zero for what is not stale
     */
    public record Sample(Region region, Duration age, boolean stale, Duration staleFor) {}

    private record Row(long version, long since) {}

    public List<Sample> sample() {
        return catalogue.hotKeys().take().stream()
                .flatMap(key -> sample(key.region(), key.key()).stream())
                .toList();
    }

    /** First the database, then the cache: what the cache shows then and is older was replaced before it was shown. */
    private Optional<Sample> sample(Region region, String key) {
        return row(region, key)
                .flatMap(row -> cache.find(region, key).map(shown -> {
                    boolean stale = shown.version() < row.version();
                    return new Sample(
                            region,
                            Duration.ofMillis(Math.max(0, System.currentTimeMillis() - shown.madeAt())),
                            stale,
                            Duration.ofMillis(stale ? row.since() : 0));
                }));
    }

    private Optional<Row> row(Region region, String key) {
        return switch (region) {
            case PRODUCTS -> row(PRODUCT, key);
            case OFFERS -> row(OFFER, key);
            case AVAILABILITY -> row(AVAILABILITY, key);
            // Its rows do not say when they were changed.
            case CATEGORIES -> Optional.empty();
        };
    }

    private Optional<Row> row(String statement, String key) {
        return snapshot.execute(_ -> jdbc.sql(statement)
                .param(key)
                .query((row, _) -> new Row(row.getLong("version"), row.getLong("since")))
                .optional());
    }
}
