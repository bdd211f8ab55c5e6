package dev.packhorse.proof.invariant;

import java.util.List;

/** Nothing appears, nothing vanishes, nothing is promised twice. */
final class StockInvariants {

    private StockInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant("on-hand-adds-up", "What lies in a warehouse is the sum of what came and went.", """
                        select l.sku || ' in ' || l.warehouse,
                               format('on hand %s, but the movements add up to %s', l.on_hand, coalesce(m.total, 0))
                        from stock_level l
                        left join (select sku, warehouse, sum(on_hand_change) total from stock_movement group by 1, 2) m
                          using (sku, warehouse)
                        where l.on_hand <> coalesce(m.total, 0)
                        """),
                new Invariant("papers-say-who", "What people changed says who they are and on which paper.", """
                        select coalesce(m.reference, 'movement ' || m.id), format('%s %s of %s in %s by %s, paper %s',
                                 m.kind, m.on_hand_change, m.sku, m.warehouse, coalesce(m.actor, 'nobody'),
                                 case when p.id is null then 'unknown' else 'of ' || p.warehouse end)
                        from stock_movement m left join stock_paper p on p.id = m.reference
                        where m.kind in ('received', 'adjusted') and (m.reference is not null or m.actor is not null)
                          and (m.actor is distinct from p.actor or m.warehouse is distinct from p.warehouse)
                        """),
                new Invariant(
                        "transfers-add-up",
                        "What left for another warehouse came, was written off, or is under way.",
                        """
                        select t.id, format('%s: shipped %s, received %s, written off %s; movements say %s and %s, losses %s',
                                 l.sku, l.shipped, l.received, l.written_off, m.gone, m.come, x.lost)
                        from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                        left join lateral (select
                            coalesce(-sum(on_hand_change) filter (where kind = 'transferred_out' and warehouse = t.origin), 0) gone,
                            coalesce(sum(on_hand_change) filter (where kind = 'transferred_in' and warehouse = t.destination), 0) come
                          from stock_movement where reference = t.id and sku = l.sku) m on true
                        left join lateral (select coalesce(sum(units), 0) lost
                          from stock_transfer_loss where transfer_id = t.id and sku = l.sku) x on true
                        where (l.shipped, l.received, l.written_off) is distinct from (m.gone, m.come, x.lost)
                           or (t.status = 'closed' and l.received + l.written_off <> l.shipped)
                           or (t.status in ('requested', 'cancelled') and l.shipped <> 0)
                        union all
                        select 'movement ' || m.id, format('%s of %s in %s belongs to no transfer', m.kind, m.sku, m.warehouse)
                        from stock_movement m left join stock_transfer t on t.id = m.reference
                        where m.kind in ('transferred_out', 'transferred_in') and t.id is null
                        """),
                new Invariant(
                        "counts-are-booked-once",
                        "A closed count has booked each difference once, and others none.",
                        """
                        select c.id, format('%s: counted %s where %s were expected, but %s was booked in a count that is %s',
                                 l.sku, l.counted, l.expected, coalesce(m.units, 0), c.status)
                        from stock_count c join stock_count_line l on l.count_id = c.id
                        left join lateral (select sum(on_hand_change) units from stock_movement
                          where kind = 'counted' and reference = c.id and sku = l.sku and warehouse = l.warehouse) m on true
                        where coalesce(m.units, 0) <> case c.status when 'closed' then l.counted - l.expected else 0 end
                           or (c.status = 'closed' and l.state <> 'counted') or (l.open <> (c.status = 'open'))
                        """),
                new Invariant("held-adds-up", "What is held is the sum of what was set aside and resolved.", """
                        select l.sku || ' in ' || l.warehouse,
                               format('held %s, but the movements add up to %s', l.held, coalesce(m.total, 0))
                        from stock_level l
                        left join (select sku, warehouse, sum(held_change) total from stock_movement group by 1, 2) m
                          using (sku, warehouse)
                        where l.held <> coalesce(m.total, 0)
                        """),
                new Invariant("held-is-open-holds", "Every held unit belongs to a hold that is not resolved yet.", """
                        select l.sku || ' in ' || l.warehouse,
                               format('held %s, but open holds have %s', l.held, coalesce(h.total, 0))
                        from stock_level l
                        left join (
                          select line.sku, line.warehouse, sum(line.quantity - line.shipped - line.released) total
                          from stock_hold_line line join stock_hold hold on hold.id = line.hold_id
                          where hold.state in ('pending', 'committed') group by 1, 2) h
                          using (sku, warehouse)
                        where l.held <> coalesce(h.total, 0)
                        """),
                new Invariant(
                        "holds-resolve-once", "Each unit of a resolved hold was shipped or given back, once.", """
                        select line.hold_id, format('%s of %s: %s shipped and %s released of %s in a hold that is %s',
                                 line.sku, line.parcel_id, line.shipped, line.released, line.quantity, hold.state)
                        from stock_hold_line line join stock_hold hold on hold.id = line.hold_id
                        where (hold.state not in ('pending', 'committed') and line.shipped + line.released <> line.quantity)
                           or line.shipped + line.released > line.quantity
                           or (hold.state in ('released', 'expired') and line.shipped > 0)
                        """),
                new Invariant("holds-are-movements", "Each line of a hold is what the movements say of it.", """
                        select line.hold_id, format('%s of %s: line says held %s, released %s, shipped %s; movements %s, %s, %s',
                                 line.sku, line.parcel_id, line.quantity, line.released, line.shipped,
                                 coalesce(m.held, 0), coalesce(m.released, 0), coalesce(m.shipped, 0))
                        from stock_hold_line line
                        left join (
                          select hold_id, parcel_id, sku,
                                 sum(held_change) filter (where kind = 'held') held,
                                 -sum(held_change) filter (where kind in ('released', 'expired')) released,
                                 -sum(on_hand_change) filter (where kind = 'shipped') shipped
                          from stock_movement group by 1, 2, 3) m
                          using (hold_id, parcel_id, sku)
                        where (line.quantity, line.released, line.shipped)
                           is distinct from (coalesce(m.held, 0), coalesce(m.released, 0), coalesce(m.shipped, 0))
                        """),
                new Invariant("stock-rows-belong", "No row of the stock's books points to one that is not there.", """
                        select h.id, format('of order %s, which is not there', h.order_id)
                        from stock_hold h where not exists (select from orders where id = h.order_id)
                        union all
                        select h.id, format('is hold %s of %s by its row, and not by its id', h.number, h.order_id)
                        from stock_hold h where h.id <> 'hld_' || substr(h.order_id, 5) || '_' || h.number
                        union all
                        select l.hold_id, format('%s of %s, but there is no such hold', l.sku, l.parcel_id)
                        from stock_hold_line l where not exists (select from stock_hold where id = l.hold_id)
                        union all
                        select l.hold_id, format('%s in %s, but there is no such level', l.sku, l.warehouse)
                        from stock_hold_line l
                        where not exists (select from stock_level where sku = l.sku and warehouse = l.warehouse)
                        union all
                        select coalesce(m.hold_id, m.sku), format('movement %s of %s in %s, hold %s, order %s: one is not there',
                                 m.id, m.sku, m.warehouse, m.hold_id, m.order_id)
                        from stock_movement m
                        where not exists (select from stock_level where sku = m.sku and warehouse = m.warehouse)
                           or (m.hold_id is not null and not exists (select from stock_hold where id = m.hold_id))
                           or (m.order_id is not null and not exists (select from orders where id = m.order_id))
                        union all
                        select p.id, format('planned by hold %s, which is not there', p.hold_id)
                        from parcel p where not exists (select from stock_hold where id = p.hold_id)
                        """),
                new Invariant("no-oversell", "Never is more promised than there is.", """
                        select sku || ' in ' || warehouse,
                               format('held %s of %s on hand, of which %s wait and %s may', held, on_hand, waiting, backorder_limit)
                        from stock_level where held < 0 or held - waiting > on_hand or waiting > backorder_limit
                        union all
                        select sold.sku, format('%s units sold, but only %s ever came', sold.units, coalesce(came.units, 0))
                        from (
                          select line.sku, sum(line.quantity - coalesce(given_back.units, 0)) units
                          from orders o join order_line line on line.order_id = o.id
                          left join lateral (
                            select sum(back.released) units from stock_hold_line back
                            where back.sku = line.sku and back.hold_id =
                              (select id from stock_hold where order_id = o.id order by number desc limit 1)) given_back on true
                          where o.status in ('placed', 'shipped', 'delivered') group by 1) sold
                        left join (
                          select sku, sum(on_hand_change) units from stock_movement
                          where kind in ('received', 'returned', 'adjusted', 'counted', 'transferred_in', 'transferred_out')
                          group by 1) came on came.sku = sold.sku
                        left join (
                          select sku, sum(waiting) units from stock_level group by 1) promised on promised.sku = sold.sku
                        where sold.units > coalesce(came.units, 0) + coalesce(promised.units, 0)
                        """),
                new Invariant(
                        "waiting-adds-up",
                        "What waits stands in the queue, of a hold that is open, and only there.",
                        """
                        select l.sku || ' in ' || l.warehouse, format('%s wait, but the queue has %s', l.waiting, coalesce(q.units, 0))
                        from stock_level l left join (
                          select sku, warehouse, sum(units - arrived - given_up) units from stock_queue group by 1, 2) q
                          using (sku, warehouse)
                        where l.waiting <> coalesce(q.units, 0)
                        union all
                        select q.parcel_id, format('%s of %s wait for a hold that %s', q.units - q.arrived - q.given_up, q.sku,
                                 coalesce('is ' || hold.state, 'is not there'))
                        from stock_queue q left join stock_hold hold on hold.id = q.hold_id
                        where q.arrived + q.given_up < q.units and coalesce(hold.state not in ('pending', 'committed'), true)
                        union all
                        select q.parcel_id, format('queued for %s of %s, but %s are set aside', q.units, q.sku, coalesce(line.quantity, 0))
                        from stock_queue q left join stock_hold_line line using (hold_id, parcel_id, sku)
                        where q.units is distinct from line.quantity
                        """),
                new Invariant("first-come-first-served", "Nobody who waits for stock is overtaken.", """
                        select newer.parcel_id, format('got %s of %s, although %s was promised some before and waits',
                                 newer.arrived, newer.sku, older.parcel_id)
                        from stock_queue newer join stock_queue older using (sku, warehouse)
                        where newer.place > older.place and newer.arrived > 0 and older.arrived + older.given_up < older.units
                        """),
                new Invariant(
                        "nothing-leaves-before-it-arrived", "A parcel goes nowhere before its stock is there.", """
                        select p.id, format('is %s, but %s of %s have not arrived', p.status, q.units - q.arrived - q.given_up, q.sku)
                        from parcel p join stock_queue q on q.parcel_id = p.id and q.hold_id = p.hold_id
                        where q.arrived + q.given_up < q.units and p.status <> 'waiting'
                        union all
                        select m.parcel_id, format('%s of %s left, but %s had arrived', -m.on_hand_change, m.sku, q.arrived)
                        from stock_movement m join stock_queue q using (hold_id, parcel_id, sku)
                        where m.kind = 'shipped' and q.arrived < q.units
                        """),
                new Invariant("sold-is-held", "What a placed order sold is what was set aside for it.", """
                        select o.id, format('%s of %s sold, %s set aside', line.quantity, line.sku, coalesce(aside.units, 0))
                        from orders o join order_line line on line.order_id = o.id
                        left join lateral (
                          select sum(held.quantity) units from stock_hold_line held
                          where held.sku = line.sku and held.hold_id =
                            (select id from stock_hold where order_id = o.id and state in ('committed', 'shipped', 'released')
                             order by number desc limit 1)) aside on true
                        where o.status in ('placed', 'shipped', 'delivered') and line.quantity <> coalesce(aside.units, 0)
                        """),
                new Invariant(
                        "stock-given-back",
                        "An order that ended without goods keeps no stock, but for what the carrier lost.",
                        """
                        select o.id, format('%s, but hold %s is %s with %s of %s not given back',
                                 o.status, hold.id, hold.state, line.quantity - line.released, line.sku)
                        from orders o join stock_hold hold on hold.order_id = o.id
                        join stock_hold_line line on line.hold_id = hold.id
                        left join parcel p on p.id = line.parcel_id
                        where o.status in ('refused', 'cancelled', 'expired') and line.released <> line.quantity
                          and not (o.status = 'cancelled' and p.status = 'lost')
                        """));
    }
}
