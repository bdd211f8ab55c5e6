package dev.packhorse.proof.invariant;

import java.util.List;

/** What the customer pays is what the customer got, and both books say so. */
final class MoneyInvariants {

    private MoneyInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "our-money-is-the-providers",
                        "Of every order our books say what the provider's say, to the minor unit.",
                        """
                        with ours as (
                          select e.order_id, e.kind, p.currency, sum(e.amount) amount
                          from payment_entry e join payment p using (order_id) group by 1, 2, 3),
                        theirs as (
                          select order_id, verb kind, currency, sum(amount) amount
                          from witness_money where order_id in (select id from orders) group by 1, 2, 3)
                        select order_id, format('%s in %s: we say %s, the provider says %s',
                                 kind, currency, coalesce(ours.amount, 0), coalesce(theirs.amount, 0))
                        from ours full join theirs using (order_id, kind, currency)
                        where coalesce(ours.amount, 0) <> coalesce(theirs.amount, 0)
                        """),
                new Invariant("payment-adds-up", "Where an order's money stands is the sum of its entries.", """
                        select p.order_id, format('authorised %s, captured %s, voided %s, refunded %s; entries say %s, %s, %s, %s',
                                 p.authorised, p.captured, p.voided, p.refunded, e.authorised, e.captured, e.voided, e.refunded)
                        from payment p cross join lateral (
                          select coalesce(sum(amount) filter (where kind = 'authorised'), 0) authorised,
                                 coalesce(sum(amount) filter (where kind = 'captured'), 0) captured,
                                 coalesce(sum(amount) filter (where kind = 'voided'), 0) voided,
                                 coalesce(sum(amount) filter (where kind = 'refunded'), 0) refunded
                          from payment_entry where order_id = p.order_id) e
                        where (p.authorised, p.captured, p.voided, p.refunded)
                           is distinct from (e.authorised, e.captured, e.voided, e.refunded)
                        """),
                new Invariant(
                        "no-charge-without-order", "The provider took nothing that no order of ours asked for.", """
                        select intent, format('%s of %s %s for %s', verb, amount, currency, coalesce(order_id, 'no order'))
                        from witness_money w
                        where not exists (select from orders where id = w.order_id)
                        union all
                        select w.order_id, format('captured %s, which is more than its total of %s', sum(w.amount), o.total)
                        from witness_money w join orders o on o.id = w.order_id
                        where w.verb = 'captured' group by w.order_id, o.total having sum(w.amount) > o.total
                        """),
                new Invariant("charged-once", "An order has at most one authorisation that stands.", """
                        select order_id, format('%s authorisations stand: %s', count(*), string_agg(intent, ', ' order by intent))
                        from (
                          select order_id, intent from witness_money where order_id is not null group by 1, 2
                          having coalesce(sum(amount) filter (where verb = 'authorised'), 0)
                               > coalesce(sum(amount) filter (where verb = 'voided'), 0)) standing
                        group by order_id having count(*) > 1
                        """),
                new Invariant("money-given-back", "An order that ended holds no money that it does not earn.", """
                        select o.id, format('%s, but the provider still has authorised %s and kept %s',
                                 o.status, m.authorised - m.captured - m.voided, m.captured - m.refunded)
                        from orders o join (
                          select order_id, coalesce(sum(amount) filter (where verb = 'authorised'), 0) authorised,
                                 coalesce(sum(amount) filter (where verb = 'captured'), 0) captured,
                                 coalesce(sum(amount) filter (where verb = 'voided'), 0) voided,
                                 coalesce(sum(amount) filter (where verb = 'refunded'), 0) refunded
                          from witness_money group by 1) m on m.order_id = o.id
                        where (o.status in ('delivered', 'refused', 'cancelled', 'expired')
                               and m.authorised - m.captured - m.voided <> 0)
                           or (o.status in ('refused', 'cancelled', 'expired') and m.captured - m.refunded <> 0)
                        """),
                new Invariant(
                        "captured-only-what-left", "Only the share of a parcel that was handed over is captured.", """
                        select e.order_id, format('captured %s for %s, which %s', e.amount, coalesce(e.parcel_id, 'no parcel'),
                                 case when p.id is null then 'is no parcel of this order'
                                      when p.handed_over_at is null then 'was never handed over'
                                      else 'has a share of ' || p.share end)
                        from payment_entry e
                        left join parcel p on p.id = e.parcel_id and p.order_id = e.order_id
                        where e.kind = 'captured' and (p.id is null or p.handed_over_at is null or p.share <> e.amount)
                        """),
                new Invariant(
                        "what-left-is-captured",
                        "Of a delivered order every parcel that left is paid for, or a person decided about it.",
                        """
                        select o.id, format('parcel %s left, but nothing was captured for it', p.id)
                        from orders o join parcel p on p.order_id = o.id
                        where o.status = 'delivered' and p.handed_over_at is not null and p.share > 0
                          and not exists (select from payment_entry where kind = 'captured' and parcel_id = p.id)
                          and not exists (select from attention where order_id = o.id)
                        """));
    }
}
