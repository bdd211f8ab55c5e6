package dev.packhorse.proof.invariant;

import java.util.List;

/** Whoever wants a flash sale's goods is treated like everybody else. */
final class SaleInvariants {

    private SaleInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "no-customer-above-the-limit",
                        "Since a flash sale was set as it is nobody came to have more of its SKU than anybody may.",
                        """
                        select f.sku || ' in ' || max(o.id), format('%s units in %s orders of one customer, who may have %s',
                                 sum(l.quantity), count(*), f.per_customer_limit)
                        from flash_sale f join order_line l on l.sku = f.sku join orders o on o.id = l.order_id
                        where o.status in ('pending', 'awaiting_payment', 'placed', 'shipped', 'delivered')
                          and o.created_at >= f.counts_from and coalesce(f.ends_at, 'infinity') > o.created_at
                        group by f.sku, f.per_customer_limit, f.changed_at, lower(o.customer_email)
                        having sum(l.quantity) > f.per_customer_limit and max(o.created_at) > f.changed_at
                        """),
                new Invariant("no-queue-above-its-length", "No more wait for a flash sale's SKU than may.", """
                        select f.sku, format('%s wait, and %s may', count(*), f.queue_length)
                        from flash_sale f join sale_ticket t on t.sku = f.sku
                        where t.joined_at > f.changed_at
                        group by f.sku, f.queue_length having count(*) > f.queue_length
                        """));
    }
}
