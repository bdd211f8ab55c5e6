package dev.packhorse.proof.invariant;

import java.util.List;

/** Every order comes to an end that agrees with what was said about it on the way. */
final class OrderInvariants {

    private OrderInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant("every-order-ends", "No order is past its time unless it waits for a person.", """
                        select o.id, format('still %s after %s, and nobody was asked', o.status,
                                 date_trunc('second', clock_timestamp() - o.created_at))
                        from orders o cross join asked
                        where o.status not in ('delivered', 'refused', 'cancelled', 'expired')
                          and clock_timestamp() - o.created_at > asked.ended_within
                          and not exists (select from attention where order_id = o.id and settled_at is null)
                          -- Whose stock was promised for later has time until then, and a little more for a person to be asked.
                          and not exists (select from parcel where order_id = o.id and promised_at is not null
                                          and status not in ('delivered', 'cancelled', 'lost')
                                          and promised_at + interval '7 days' + asked.ended_within > clock_timestamp())
                        """),
                new Invariant("delivered-has-arrived", "Of a delivered order each parcel arrived or was settled.", """
                        select o.id, format('delivered, but %s is %s', p.id, p.status)
                        from orders o join parcel p on p.order_id = o.id
                        where o.status = 'delivered' and p.status not in ('delivered', 'cancelled', 'lost')
                        union all
                        select o.id, 'delivered, but nothing ever left'
                        from orders o where o.status = 'delivered'
                          and not exists (select from parcel where order_id = o.id and handed_over_at is not null)
                        """),
                new Invariant(
                        "nothing-left-before-a-no",
                        "Of a refused, cancelled or expired order no parcel ever left, but for what the carrier lost.",
                        """
                        select o.id, format('%s, but %s was handed over', o.status, p.id)
                        from orders o join parcel p on p.order_id = o.id
                        where o.status in ('refused', 'cancelled', 'expired') and p.handed_over_at is not null
                          and not (o.status = 'cancelled' and p.status = 'lost')
                        """),
                new Invariant("total-adds-up", "An order's total is the sum of its lines.", """
                        select o.id, format('total %s, lines add up to %s', o.total, coalesce(l.total, 0))
                        from orders o left join (
                          select order_id, sum(quantity * unit_price) total from order_line group by 1) l on l.order_id = o.id
                        where o.total <> coalesce(l.total, 0)
                        union all
                        select o.id, format('total %s, but its parcels'' shares add up to %s', o.total, sum(p.share))
                        from orders o join parcel p on p.order_id = o.id
                        where o.status in ('placed', 'shipped', 'delivered') group by o.id, o.total having sum(p.share) <> o.total
                        """),
                new Invariant("answers-are-true", "What the caller was told is what became of the order.", """
                        select id, format('answered %s, but is %s', answer_status, status)
                        from orders
                        where (answer_status = 201 and status not in ('placed', 'shipped', 'delivered', 'cancelled'))
                           or (answer_status in (402, 409) and status <> 'refused')
                        """),
                new Invariant("no-question-after-the-end", "An ended order asks nobody anything.", """
                        select o.id, format('%s, but still asks about %s', o.status, a.subject)
                        from orders o join attention a on a.order_id = o.id
                        where a.settled_at is null and o.status in ('delivered', 'refused', 'cancelled', 'expired')
                        """),
                new Invariant("timeline-without-gaps", "An order's events are numbered from 1 without a gap.", """
                        select o.id, format('%s events counted, %s found, numbered %s to %s', o.events, e.found, e.first, e.last)
                        from orders o cross join lateral (
                          select count(*) found, coalesce(min(seq), 0) first, coalesce(max(seq), 0) last
                          from order_event where order_id = o.id) e
                        where e.found <> o.events or e.last <> o.events or (e.found > 0 and e.first <> 1)
                        """),
                new Invariant("every-provider-event-applied", "What a provider told us was applied, in time.", """
                        select i.provider || ' ' || i.event_id, format('%s %s', i.type,
                                 case when i.parked_at is null then 'waits since ' || i.received_at
                                      else 'was given up: ' || coalesce(i.failure, 'no reason') end)
                        from inbox_event i cross join asked
                        where i.applied_at is null
                          and (i.parked_at is not null or clock_timestamp() - i.received_at > asked.ended_within)
                        """));
    }
}
