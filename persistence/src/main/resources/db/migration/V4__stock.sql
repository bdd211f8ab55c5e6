create table warehouse (
  code        text collate "C" primary key,
  name        text not null,
  line1       text not null,
  line2       text,
  city        text not null,
  region      text,
  postal_code text not null,
  country     text not null check (country ~ '^[A-Z]{2}$'),
  priority    int not null
);

-- Hot rows: room on the page for the next versions and no index on what changes, so that every update stays on its page (HOT);
-- vacuumed by count, not by share, since the table is small and changes all day.
create table stock_level (
  warehouse    text collate "C" not null references warehouse,
  sku          text collate "C" not null references variant,
  on_hand      bigint not null default 0 check (on_hand >= 0),
  held         bigint not null default 0 check (held >= 0),
  safety_stock bigint not null default 0 check (safety_stock >= 0),
  version      bigint not null default 1 check (version > 0),
  primary key (sku, warehouse),
  constraint no_oversell check (held <= on_hand)
) with (fillfactor = 30, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create trigger stock_level_version before update on stock_level
  for each row execute function insist_on_next_version();
-- The version of a SKU's availability is the sum of its levels' versions: it only rises as long as no level goes.
create trigger stock_level_stays before delete on stock_level
  for each row execute function refuse_change();

create table stock_hold (
  id         text collate "C" primary key check (id like 'hld\_%'),
  order_id   text collate "C" not null references orders,
  number     int not null check (number > 0),
  state      text not null default 'pending' check (state in ('pending', 'committed', 'shipped', 'released', 'expired')),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  closed_at  timestamptz,
  unique (order_id, number),
  check ((state in ('pending', 'committed')) = (closed_at is null))
);
create unique index stock_hold_open on stock_hold (order_id) where state in ('pending', 'committed');
create index stock_hold_due on stock_hold (expires_at) where state = 'pending';

create table parcel (
  id              text collate "C" primary key check (id like 'par\_%'),
  order_id        text collate "C" not null references orders,
  number          int not null check (number > 0),
  hold_id         text collate "C" not null references stock_hold,
  warehouse       text collate "C" not null references warehouse,
  status          text not null default 'planned' check (status in
                    ('planned', 'labelled', 'packed', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered', 'cancelled', 'lost')),
  share           bigint not null check (share >= 0),
  reason          text not null,
  scan_status     text check (scan_status in
                    ('awaiting_pickup', 'in_transit', 'out_for_delivery', 'delivered', 'returned_to_sender', 'failed')),
  scan_at         timestamptz,
  scan_detail     text,
  handed_over_at  timestamptz,
  delivered_at    timestamptz,
  unique (order_id, number),
  check ((scan_status is null) = (scan_at is null))
);
-- What waits in a warehouse, oldest first.
create index parcel_in_warehouse on parcel (status, id) where status in ('planned', 'labelled', 'packed');

create table parcel_label (
  shipment_reference text collate "C" primary key,
  -- A plan that was never placed is planned anew and its parcels go; one with a label stays.
  parcel_id          text collate "C" not null references parcel,
  carrier            text not null,
  tracking_code      text collate "C" not null unique,
  label_url          text,
  bought_at          timestamptz not null default clock_timestamp(),
  voided_at          timestamptz
);
create unique index one_live_label_per_parcel on parcel_label (parcel_id) where voided_at is null;
create index labels_of_parcel on parcel_label (parcel_id);

create table stock_hold_line (
  hold_id   text collate "C" not null references stock_hold,
  parcel_id text collate "C" not null,
  warehouse text collate "C" not null,
  sku       text collate "C" not null,
  quantity  bigint not null check (quantity > 0),
  shipped   bigint not null default 0 check (shipped >= 0),
  released  bigint not null default 0 check (released >= 0),
  primary key (hold_id, parcel_id, sku),
  foreign key (sku, warehouse) references stock_level (sku, warehouse),
  check (shipped + released <= quantity)
);
create index stock_hold_line_of_parcel on stock_hold_line (parcel_id);

create table stock_movement (
  id             bigint generated always as identity primary key,
  at             timestamptz not null default clock_timestamp(),
  warehouse      text collate "C" not null,
  sku            text collate "C" not null,
  kind           text not null check (kind in ('received', 'adjusted', 'returned', 'held', 'released', 'expired', 'shipped')),
  on_hand_change bigint not null,
  held_change    bigint not null,
  reason         text not null,
  order_id       text collate "C" references orders,
  hold_id        text collate "C" references stock_hold,
  parcel_id      text collate "C",
  foreign key (sku, warehouse) references stock_level (sku, warehouse),
  check (on_hand_change <> 0 or held_change <> 0),
  check (case kind
    when 'received' then on_hand_change > 0 and held_change = 0
    when 'returned' then on_hand_change > 0 and held_change = 0
    when 'adjusted' then held_change = 0
    when 'held'     then on_hand_change = 0 and held_change > 0
    when 'released' then on_hand_change = 0 and held_change < 0
    when 'expired'  then on_hand_change = 0 and held_change < 0
    when 'shipped'  then on_hand_change < 0 and held_change = on_hand_change
  end)
);
-- What is held comes once and goes once.
create unique index stock_movement_held_once on stock_movement (hold_id, parcel_id, sku) where kind = 'held';
create unique index stock_movement_resolved_once on stock_movement (hold_id, parcel_id, sku)
  where kind in ('released', 'expired', 'shipped');
create index stock_movement_of_level on stock_movement (sku, warehouse, id);
create index stock_movement_of_order on stock_movement (order_id) where order_id is not null;

create trigger stock_movement_kept before update or delete on stock_movement
  for each row execute function refuse_change();
create trigger stock_movement_kept_whole before truncate on stock_movement
  for each statement execute function refuse_change();
