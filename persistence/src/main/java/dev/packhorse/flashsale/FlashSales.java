package dev.packhorse.flashsale;

import dev.packhorse.Expected;
import dev.packhorse.inventory.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which SKUs are in flash-sale mode, as staff set it. */
public class FlashSales {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public FlashSales(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a change. */
    public sealed interface Change {

        record Done(FlashSale sale) implements Change {}

        /** Somebody else changed it; {@code version} is 0 when there is none. */
        record NotAsExpected(long version) implements Change {}

        record UnknownSku() implements Change {}
    }

    public Optional<FlashSale> find(Sku sku) {
        return jdbc.sql("select * from flash_sale where sku = ?")
                .param(sku.value())
                .query((row, _) -> read(row))
                .optional();
    }

    public Change put(FlashSale sale, Expected expected) {
        return transaction.execute(_ -> {
            if (!isSold(sale.sku())) {
                return new Change.UnknownSku();
            }
            long present = lockedVersion(sale.sku());
            if (!expected.isMetBy(present)) {
                return new Change.NotAsExpected(present);
            }
            write(sale, present);
            return find(sale.sku()).<Change>map(Change.Done::new).orElseThrow();
        });
    }

    /** From now on it is sold like any other; whoever waits for it does so no more. */
    public Change remove(Sku sku, Expected expected) {
        return transaction.execute(_ -> {
            long present = lockedVersion(sku);
            Optional<FlashSale> sale = find(sku);
            if (sale.isEmpty() || !expected.isMetBy(present)) {
                return new Change.NotAsExpected(present);
            }
            jdbc.sql("""
                    with ended as (delete from flash_sale where sku = ? returning sku, version)
                    insert into ended_flash_sale select sku, version from ended
                    on conflict (sku) do update set version = excluded.version
                    """).param(sku.value()).update();
            return new Change.Done(sale.get());
        });
    }

    private void write(FlashSale sale, long present) {
        if (present == 0) {
            jdbc.sql("""
                    insert into flash_sale (sku, per_customer_limit, at_once, queue_length, starts_at, ends_at, counts_from, version)
                    values (?, ?, ?, ?, ?, ?, coalesce(?, clock_timestamp()),
                      coalesce((select version from ended_flash_sale where sku = ?), 0) + 1) on conflict do nothing
                    """)
                    .params(sale.sku().value(), sale.perCustomerLimit(), sale.atOnce(), sale.queueLength())
                    .param(utc(sale.startsAt()))
                    .param(utc(sale.endsAt()))
                    .param(utc(sale.startsAt()))
                    .param(sale.sku().value())
                    .update();
        } else {
            jdbc.sql("""
                    update flash_sale set per_customer_limit = ?, at_once = ?, queue_length = ?, starts_at = ?, ends_at = ?,
                      counts_from = coalesce(?, counts_from), changed_at = clock_timestamp(), version = version + 1
                    where sku = ?
                    """)
                    .params(sale.perCustomerLimit(), sale.atOnce(), sale.queueLength())
                    .param(utc(sale.startsAt()))
                    .param(utc(sale.endsAt()))
                    .param(utc(sale.startsAt()))
                    .param(sale.sku().value())
                    .update();
        }
    }

    private boolean isSold(Sku sku) {
        return jdbc.sql("select exists (select from variant where sku = ?)")
                .param(sku.value())
                .query(Boolean.class)
                .single();
    }

    /** The variant's row is locked for those who come before there is a row of the sale. */
    private long lockedVersion(Sku sku) {
        jdbc.sql("select sku from variant where sku = ? for no key update")
                .param(sku.value())
                .query(String.class)
                .optional();
        return jdbc.sql("select version from flash_sale where sku = ? for update")
                .param(sku.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static FlashSale read(ResultSet row) throws SQLException {
        return new FlashSale(
                new Sku(row.getString("sku")),
                row.getInt("per_customer_limit"),
                row.getInt("at_once"),
                row.getInt("queue_length"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
