package dev.packhorse.proof.invariant;

import java.util.List;

/** Statistics say what the orders say. */
final class SalesInvariants {

    private SalesInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "sales-are-the-orders",
                        "What counts as sold of an order is what was placed of it and neither cancelled, dropped nor lost.",
                        """
                        select o.id, format('%s of %s for %s count as sold, but it is %s for %s', coalesce(s.units, 0), l.sku,
                                 coalesce(s.revenue, 0), e.units, e.units * l.unit_price)
                        from orders o join order_line l on l.order_id = o.id
                        cross join lateral (select coalesce(sum(h.quantity), 0) units
                          from parcel p join stock_hold sh on sh.id = p.hold_id and sh.state <> 'expired'
                            join stock_hold_line h on h.hold_id = p.hold_id and h.parcel_id = p.id
                          where p.order_id = o.id and h.sku = l.sku and p.status in ('cancelled', 'lost')) gone
                        cross join lateral (select
                          case when o.status in ('placed', 'shipped', 'delivered') then l.quantity - gone.units else 0 end units) e
                        left join lateral (select sum(units) units, sum(revenue) revenue
                          from sales_entry where order_id = o.id and sku = l.sku and kind <> 'returned') s on true
                        where coalesce(s.units, 0) <> e.units or coalesce(s.revenue, 0) <> e.units * l.unit_price
                        """),
                new Invariant(
                        "sums-are-the-sales", "A day's sums are what was entered on it and marked as added.", """
                        select product_id || ' ' || day,
                          format('%s units for %s %s, but the entries say %s for %s', coalesce(d.units, 0), coalesce(d.revenue, 0),
                            currency, coalesce(e.units, 0), coalesce(e.revenue, 0))
                        from sales_by_day d full join (
                          select (at at time zone 'UTC')::date as day, product_id, category, currency,
                            sum(units) filter (where kind <> 'returned') units, sum(revenue) filter (where kind <> 'returned') revenue
                          from sales_entry where summed group by 1, 2, 3, 4) e using (day, product_id, category, currency)
                        where coalesce(d.units, 0) <> coalesce(e.units, 0) or coalesce(d.revenue, 0) <> coalesce(e.revenue, 0)
                        """));
    }
}
