package dev.packhorse.proof.invariant;

import java.util.List;

/** One box, one label, and what we say of it is what the carrier says. */
final class ShippingInvariants {

    private ShippingInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant("one-live-label", "A parcel has at most one label that was not given back.", """
                        select reference, format('%s live labels: %s', count(*), string_agg(tracking_code, ', ' order by tracking_code))
                        from witness_label where not refunded group by reference having count(*) > 1
                        """),
                new Invariant(
                        "no-label-without-parcel", "Every label at the carrier was bought for a parcel of ours.", """
                        select w.tracking_code, format('bought for %s, which is no parcel', coalesce(w.reference, 'nothing'))
                        from witness_label w where not exists (select from parcel where id = w.reference)
                        """),
                new Invariant("our-labels-are-the-carriers", "The labels that we think live are those that live.", """
                        select coalesce(ours.parcel_id, theirs.reference),
                               format('label %s lives %s', coalesce(ours.tracking_code, theirs.tracking_code),
                                 case when ours.parcel_id is null then 'at the carrier only' else 'in our books only' end)
                        from (select parcel_id, tracking_code from parcel_label where voided_at is null) ours
                        full join (
                          select reference, tracking_code from witness_label
                          where not refunded and reference in (select id from parcel)) theirs
                          on theirs.tracking_code = ours.tracking_code and theirs.reference = ours.parcel_id
                        where ours.parcel_id is null or theirs.reference is null
                        """),
                new Invariant("label-given-back", "A parcel that never left keeps no label once its order ended.", """
                        select p.id, format('%s in an order that is %s, but label %s was not given back',
                                 p.status, o.status, w.tracking_code)
                        from witness_label w join parcel p on p.id = w.reference join orders o on o.id = p.order_id
                        where not w.refunded and p.handed_over_at is null
                          and o.status in ('delivered', 'refused', 'cancelled', 'expired')
                        """),
                new Invariant(
                        "handed-over-left-the-stock",
                        "Units leave the stock with their parcel, and only with it.",
                        """
                        select p.id, format('%s, but %s of %s of %s are booked as shipped',
                                 p.status, line.shipped, line.quantity, line.sku)
                        from parcel p join stock_hold_line line on line.parcel_id = p.id
                        where line.shipped <> case when p.handed_over_at is null then 0 else line.quantity end
                        """),
                new Invariant(
                        "delivered-was-scanned",
                        "A parcel is delivered because the carrier said so, or a person did.",
                        """
                        select p.id, 'delivered, but the carrier never said so'
                        from parcel p
                        where p.status = 'delivered'
                          and not exists (select from attention where order_id = p.order_id)
                          and not exists (
                            select from witness_scan w join parcel_label l on l.tracking_code = w.tracking_code
                            where l.parcel_id = p.id and w.status = 'delivered')
                        """));
    }
}
