package dev.packhorse.inventory;

import dev.packhorse.customer.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The places that hold stock and ship parcels. */
public class Warehouses {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Warehouses(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All of them, the one that is asked first at the top. */
    public List<Warehouse> list() {
        return transaction.execute(_ -> jdbc.sql("select * from warehouse order by priority, code")
                .query((row, _) -> read(row))
                .list());
    }

    /** Adds the warehouse, or replaces what is known of it. */
    public void put(Warehouse warehouse) {
        Address address = warehouse.address();
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into warehouse (code, name, line1, line2, city, region, postal_code, country, priority)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, line1 = excluded.line1, line2 = excluded.line2,
                  city = excluded.city, region = excluded.region, postal_code = excluded.postal_code,
                  country = excluded.country, priority = excluded.priority
                """)
                .params(warehouse.code().value(), warehouse.name(), address.line1())
                .param(address.line2())
                .param(address.city())
                .param(address.region())
                .params(address.postalCode(), address.country(), warehouse.priority())
                .update());
    }

    public static Warehouse read(ResultSet row) throws SQLException {
        return new Warehouse(
                new WarehouseCode(row.getString("code")),
                row.getString("name"),
                new Address(
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                row.getInt("priority"));
    }
}
