-- A small world in which every promise is kept. Orders by what became of them:
--   ord_delivered  two units in one parcel, arrived and paid for
--   ord_partly     two parcels, one lost its label and was dropped by a person, the other arrived; the rest was voided
--   ord_cancelled  placed and labelled, then cancelled: all given back
--   ord_declined   refused at payment
--   ord_expired    never taken over
--   ord_waiting    placed, and a person is asked about its label
--   ord_refunded   the carrier lost its only parcel: refunded, and cancelled although it left
--   ord_promised   sold before it was there: one of its two units has arrived
--   ord_later      sold after that one, and waits behind it
insert into category (id, path, names) values ('home', '/home/', '{"en": "Home"}');
insert into product (id, version, category, name, description, attributes) values
  ('prd_mug', 1, 'home', 'Mug', 'Holds tea.', '{"material": "Clay", "dishwasher": true}');
insert into variant (sku, product_id, position, weight_grams, options) values ('MUG-RED', 'prd_mug', 1, 300, '{"colour": "red"}'), ('MUG-BLUE', 'prd_mug', 2, 300, '{"colour": "blue"}'), ('MUG-GREEN', 'prd_mug', 3, 300, '{"colour": "green"}');
-- The red one is cheaper for a week, beginning tomorrow.
insert into price (sku, currency, amount, valid_from, valid_until) values
  ('MUG-RED', 'EUR', 1000, '-infinity', 'infinity'), ('MUG-BLUE', 'EUR', 1200, '-infinity', 'infinity'),
  ('MUG-RED', 'EUR', 700, date_trunc('day', now()) + interval '1 day', date_trunc('day', now()) + interval '8 days');
insert into product_search_price (product_id, currency, valid_from, valid_until, amount) values
  ('prd_mug', 'EUR', '-infinity', date_trunc('day', now()) + interval '1 day', 1000),
  ('prd_mug', 'EUR', date_trunc('day', now()) + interval '1 day', date_trunc('day', now()) + interval '8 days', 700),
  ('prd_mug', 'EUR', date_trunc('day', now()) + interval '8 days', 'infinity', 1000);
insert into product_search (product_id, language, name, keys, skus, document, listed_at) values
  ('prd_mug', 'en', 'mug', '{l:en,c:home,a:dishwasher=true,a:material=Clay,a:colour=blue,a:colour=green,a:colour=red}', '{MUG-BLUE,MUG-GREEN,MUG-RED}',
    setweight(to_tsvector('search_en', 'Mug'), 'A') || setweight(to_tsvector('search_en', 'Home dishwasher Clay'), 'B')
      || setweight(to_tsvector('search_en', 'blue green red'), 'C') || setweight(to_tsvector('search_en', 'Holds tea.'), 'D'), now());
insert into warehouse (code, name, line1, city, postal_code, country, priority) values
  ('BER', 'Berlin', 'Am Tor 1', 'Berlin', '10117', 'DE', 1), ('OSL', 'Oslo', 'Havna 2', 'Oslo', '0150', 'NO', 2);

insert into orders (id, idempotency_key, request_hash, status, refusal_code, customer_name, customer_email, ship_line1, ship_city,
                    ship_postal_code, ship_country, currency, total, payment_method, answer_status, answer_body, events, created_at)
select id, 'key-' || id, 'hash', status, refusal, 'Ada', 'ada@example.org', 'Gate 3', 'Bonn', '53111', 'DE', 'EUR', total,
       'pm_card_visa', answer, case when answer is not null then '{}' end, 2, now() - interval '1 hour'
from (values
  ('ord_delivered', 'delivered', null, 2000, 201),
  ('ord_partly', 'delivered', null, 2000, 201),
  ('ord_cancelled', 'cancelled', null, 1000, 201),
  ('ord_declined', 'refused', 'payment_declined', 1000, 402),
  ('ord_expired', 'expired', null, 1000, null),
  ('ord_waiting', 'placed', null, 1000, 201),
  ('ord_refunded', 'cancelled', null, 1000, 201),
  ('ord_promised', 'placed', null, 2000, 201),
  ('ord_later', 'placed', null, 1000, 201)) o (id, status, refusal, total, answer);
insert into order_line (order_id, position, sku, title, quantity, unit_price) values
  ('ord_delivered', 1, 'MUG-RED', 'Mug', 2, 1000),
  ('ord_partly', 1, 'MUG-RED', 'Mug', 1, 1000), ('ord_partly', 2, 'MUG-BLUE', 'Mug', 1, 1000),
  ('ord_cancelled', 1, 'MUG-RED', 'Mug', 1, 1000),
  ('ord_declined', 1, 'MUG-RED', 'Mug', 1, 1000),
  ('ord_expired', 1, 'MUG-RED', 'Mug', 1, 1000),
  ('ord_waiting', 1, 'MUG-RED', 'Mug', 1, 1000),
  ('ord_refunded', 1, 'MUG-RED', 'Mug', 1, 1000),
  ('ord_promised', 1, 'MUG-GREEN', 'Mug', 2, 1000),
  ('ord_later', 1, 'MUG-GREEN', 'Mug', 1, 1000);
insert into order_event (order_id, seq, type, text) select id, n, 'told', 'Something happened.' from orders, generate_series(1, 2) n;

insert into stock_hold (id, order_id, number, state, expires_at, closed_at)
select 'hld_' || substr(id, 5) || '_1', id, 1, state, now(), case when state = 'committed' then null else now() end
from (values ('ord_delivered', 'shipped'), ('ord_partly', 'shipped'), ('ord_cancelled', 'released'), ('ord_declined', 'released'),
             ('ord_expired', 'expired'), ('ord_waiting', 'committed'), ('ord_refunded', 'shipped'), ('ord_promised', 'committed'),
             ('ord_later', 'committed')) h (id, state);

insert into parcel (id, order_id, number, hold_id, warehouse, status, share, reason, handed_over_at, promised_at)
select 'par_' || p, o, n, 'hld_' || substr(o, 5) || '_1', w, status, share, 'ships alone', case when left_it then now() end,
       case when status = 'waiting' then now() + interval '10 days' end
from (values
  ('delivered', 'ord_delivered', 1, 'BER', 'delivered', 2000, true),
  ('partly_1', 'ord_partly', 1, 'BER', 'delivered', 1000, true),
  ('partly_2', 'ord_partly', 2, 'OSL', 'cancelled', 1000, false),
  ('cancelled', 'ord_cancelled', 1, 'BER', 'cancelled', 1000, false),
  ('declined', 'ord_declined', 1, 'BER', 'planned', 1000, false),
  ('expired', 'ord_expired', 1, 'BER', 'planned', 1000, false),
  ('waiting', 'ord_waiting', 1, 'BER', 'planned', 1000, false),
  ('refunded', 'ord_refunded', 1, 'BER', 'lost', 1000, true),
  ('promised', 'ord_promised', 1, 'BER', 'waiting', 2000, false),
  ('later', 'ord_later', 1, 'BER', 'waiting', 1000, false)) v (p, o, n, w, status, share, left_it);

insert into stock_level (warehouse, sku, on_hand, held) values ('BER', 'MUG-RED', 6, 1), ('OSL', 'MUG-BLUE', 5, 0), ('BER', 'MUG-BLUE', 2, 0);
insert into stock_level (warehouse, sku, on_hand, held, waiting, backorder_limit) values ('BER', 'MUG-GREEN', 1, 3, 2, 5);
insert into stock_hold_line (hold_id, parcel_id, warehouse, sku, quantity, shipped, released)
select p.hold_id, p.id, p.warehouse,
       case when p.status = 'waiting' then 'MUG-GREEN' when p.warehouse = 'OSL' then 'MUG-BLUE' else 'MUG-RED' end, q, s, r
from (values ('delivered', 2, 2, 0), ('partly_1', 1, 1, 0), ('partly_2', 1, 0, 1), ('cancelled', 1, 0, 1), ('declined', 1, 0, 1),
             ('expired', 1, 0, 1), ('waiting', 1, 0, 0), ('refunded', 1, 1, 0), ('promised', 2, 0, 0), ('later', 1, 0, 0)) l (p, q, s, r)
join parcel p on p.id = 'par_' || l.p;
insert into stock_paper (id, idempotency_key, request_hash, warehouse, actor) values ('rcp_red', 'key-red', 'hash', 'BER', 'grace');
insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason, actor, reference) values
  ('BER', 'MUG-RED', 'received', 12, 0, 'Delivery.', 'grace', 'rcp_red'), ('OSL', 'MUG-BLUE', 'received', 8, 0, 'Delivery.', null, null),
  ('BER', 'MUG-GREEN', 'received', 1, 0, 'Delivery.', null, null),
  ('OSL', 'MUG-BLUE', 'transferred_out', -3, 0, 'Sent.', 'grace', 'trf_blue'), ('BER', 'MUG-BLUE', 'transferred_in', 2, 0, 'Came.', 'grace', 'trf_blue'),
  ('BER', 'MUG-RED', 'transferred_out', -1, 0, 'Sent.', 'grace', 'trf_red'),
  ('BER', 'MUG-RED', 'counted', -1, 0, 'Counted 9 where 10 were expected.', 'grace', 'cnt_red');
insert into stock_count (id, idempotency_key, request_hash, warehouse, status, tolerance, actor, ended_at)
values ('cnt_red', 'key-cnt-red', 'hash', 'BER', 'closed', 1, 'grace', now());
insert into stock_count_line (count_id, sku, warehouse, open, frozen, frozen_at, state, counted, expected, actor, counts)
values ('cnt_red', 'MUG-RED', 'BER', false, 10, 1, 'counted', 9, 10, 'grace', 1);
-- Of three blue mugs for Berlin two came and one broke; a red one is under way to Oslo.
insert into stock_transfer (id, idempotency_key, request_hash, origin, destination, status, actor, patience_seconds, shipped_at, ended_at, ended_by)
values ('trf_blue', 'key-blue', 'hash', 'OSL', 'BER', 'closed', 'grace', 3600, now(), now(), 'grace'),
       ('trf_red', 'key-trf-red', 'hash', 'BER', 'OSL', 'in_transit', 'grace', 3600, now(), null, null);
insert into stock_transfer_line (transfer_id, sku, quantity, shipped, received, written_off)
values ('trf_blue', 'MUG-BLUE', 3, 3, 2, 1), ('trf_red', 'MUG-RED', 1, 1, 0, 0);
insert into stock_transfer_loss (transfer_id, sku, units, actor, reason) values ('trf_blue', 'MUG-BLUE', 1, 'grace', 'Broke.');
insert into backorder (sku, kind, warehouse, units, lead_time_days) values ('MUG-GREEN', 'backorder', 'BER', 5, 10);
insert into stock_queue (hold_id, parcel_id, warehouse, sku, units, arrived) values
  ('hld_promised_1', 'par_promised', 'BER', 'MUG-GREEN', 2, 1), ('hld_later_1', 'par_later', 'BER', 'MUG-GREEN', 1, 0);
insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason, order_id, hold_id, parcel_id)
select l.warehouse, l.sku, m.kind, m.on_hand_change, m.held_change, 'For the order.', p.order_id, l.hold_id, l.parcel_id
from stock_hold_line l join parcel p on p.id = l.parcel_id join stock_hold h on h.id = l.hold_id
cross join lateral (values ('held', 0, l.quantity), ('shipped', -l.shipped, -l.shipped),
                           (case h.state when 'expired' then 'expired' else 'released' end, 0, -l.released))
  m (kind, on_hand_change, held_change)
where m.held_change <> 0;

insert into parcel_label (shipment_reference, parcel_id, carrier, tracking_code, voided_at)
select 'shp_' || p, 'par_' || p, 'USPS', 'TRK_' || p, case when voided then now() end
from (values ('delivered', false), ('partly_1', false), ('cancelled', true), ('refunded', false)) l (p, voided);

insert into payment (order_id, status, authorisation, currency, authorised, captured, refunded, voided) values
  ('ord_delivered', 'captured', 'pi_delivered', 'EUR', 2000, 2000, 0, 0),
  ('ord_partly', 'captured', 'pi_partly', 'EUR', 2000, 1000, 0, 1000),
  ('ord_cancelled', 'voided', 'pi_cancelled', 'EUR', 1000, 0, 0, 1000),
  ('ord_declined', 'declined', null, 'EUR', 0, 0, 0, 0),
  ('ord_waiting', 'authorised', 'pi_waiting', 'EUR', 1000, 0, 0, 0),
  ('ord_promised', 'authorised', 'pi_promised', 'EUR', 2000, 0, 0, 0),
  ('ord_later', 'authorised', 'pi_later', 'EUR', 1000, 0, 0, 0),
  ('ord_refunded', 'refunded', 'pi_refunded', 'EUR', 1000, 1000, 1000, 0);
insert into payment_entry (order_id, kind, parcel_id, amount, reference) values
  ('ord_delivered', 'authorised', null, 2000, 'pi_delivered'), ('ord_delivered', 'captured', 'par_delivered', 2000, 'pi_delivered'),
  ('ord_partly', 'authorised', null, 2000, 'pi_partly'), ('ord_partly', 'captured', 'par_partly_1', 1000, 'pi_partly'),
  ('ord_partly', 'voided', null, 1000, 'pi_partly'),
  ('ord_cancelled', 'authorised', null, 1000, 'pi_cancelled'), ('ord_cancelled', 'voided', null, 1000, 'pi_cancelled'),
  ('ord_waiting', 'authorised', null, 1000, 'pi_waiting'),
  ('ord_promised', 'authorised', null, 2000, 'pi_promised'), ('ord_later', 'authorised', null, 1000, 'pi_later'),
  ('ord_refunded', 'authorised', null, 1000, 'pi_refunded'), ('ord_refunded', 'captured', 'par_refunded', 1000, 'pi_refunded'),
  ('ord_refunded', 'refunded', 'par_refunded', 1000, 're_refunded');

insert into attention (order_id, subject, why, choices, settled_at, settled) values
  ('ord_partly', 'par_partly_2', 'The carrier does not take it.', '{retry,cancel_and_refund}', now(), 'Given up.'),
  ('ord_waiting', 'par_waiting', 'The carrier does not take it.', '{retry,cancel_and_refund}', null, null),
  ('ord_refunded', 'par_refunded', 'Nothing is heard of it.', '{retry,cancel_and_refund}', now(), 'Money given back.');
insert into inbox_event (provider, event_id, type, payload, applied_at) values ('stripe', 'evt_1', 'charge.refunded', '{}', now());

insert into sales_entry (kind, order_id, parcel_id, sku, product_id, category, currency, units, revenue, summed)
select kind, 'ord_' || o, 'par_' || p, sku, 'prd_mug', 'home', 'EUR', units, units * 1000, true
from (values
  ('placed', 'delivered', null, 'MUG-RED', 2), ('placed', 'partly', null, 'MUG-RED', 1), ('placed', 'partly', null, 'MUG-BLUE', 1),
  ('dropped', 'partly', 'partly_2', 'MUG-BLUE', -1), ('placed', 'cancelled', null, 'MUG-RED', 1),
  ('cancelled', 'cancelled', null, 'MUG-RED', -1), ('placed', 'waiting', null, 'MUG-RED', 1),
  ('placed', 'promised', null, 'MUG-GREEN', 2), ('placed', 'later', null, 'MUG-GREEN', 1),
  ('placed', 'refunded', null, 'MUG-RED', 1), ('lost', 'refunded', 'refunded', 'MUG-RED', -1)) e (kind, o, p, sku, units);
insert into sales_by_day (day, product_id, category, currency, units, revenue)
select (at at time zone 'UTC')::date, product_id, category, currency, sum(units), sum(revenue) from sales_entry group by 1, 2, 3, 4;
