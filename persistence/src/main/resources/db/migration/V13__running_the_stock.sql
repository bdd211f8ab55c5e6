-- What people do with stock: warehouses with their hours and limits, papers (receipts, adjustments), transfers, counts, alerts.

-- Orders of one day leave on it when they come before cut_off_at, in the warehouse's own time. capacity_units bounds what may be
-- received or sent there; parcels_per_day says how long what waits there takes to leave.
alter table warehouse
  add column cut_off_at      time,
  add column time_zone       text,
  add column capacity_units  bigint check (capacity_units >= 0),
  add column parcels_per_day int check (parcels_per_day > 0),
  add column closed          boolean not null default false,
  add column version         bigint not null default 1 check (version > 0),
  add check ((cut_off_at is null) = (time_zone is null));
create trigger warehouse_version before update on warehouse
  for each row execute function insist_on_next_version();
create trigger warehouse_stays before delete on warehouse
  for each row execute function refuse_change();

-- Who, and on which paper. Movements of orders have neither: their order says both.
alter table stock_movement
  add column actor     text,
  add column reference text collate "C",
  drop constraint stock_movement_kind_check,
  add constraint stock_movement_kind_check check (kind in ('received', 'adjusted', 'returned', 'held', 'released', 'expired', 'shipped',
                                                           'transferred_out', 'transferred_in', 'counted')),
  add constraint stock_movement_direction check (case kind
    when 'transferred_out' then on_hand_change < 0 and held_change = 0
    when 'transferred_in'  then on_hand_change > 0 and held_change = 0
    when 'counted'         then held_change = 0
    else true
  end);
-- What people did is rare among what orders did, and is asked for most: an index that costs a checkout nothing.
create index stock_movement_by_people on stock_movement (id) where kind not in ('held', 'released', 'expired', 'shipped');
create index stock_movement_of_paper on stock_movement (reference) where reference is not null;

-- A receipt or an adjustment; its lines are its movements.
create table stock_paper (
  id              text collate "C" primary key check (id ~ '^(rcp|adj)_'),
  idempotency_key text collate "C" not null unique,
  request_hash    text collate "C" not null,
  warehouse       text collate "C" not null references warehouse,
  actor           text not null,
  delivery_note   text,
  note            text,
  at              timestamptz not null default clock_timestamp()
);
create trigger stock_paper_kept before update or delete on stock_paper
  for each row execute function refuse_change();
create trigger stock_paper_kept_whole before truncate on stock_paper
  for each statement execute function refuse_change();

create table stock_transfer (
  id              text collate "C" primary key check (id like 'trf\_%'),
  idempotency_key text collate "C" not null unique,
  request_hash    text collate "C" not null,
  origin          text collate "C" not null references warehouse,
  destination     text collate "C" not null references warehouse,
  status          text not null default 'requested' check (status in ('requested', 'in_transit', 'closed', 'cancelled')),
  actor           text not null,
  note            text,
  -- How long it may wait to be shipped, and then to arrive, until a person is asked.
  patience_seconds bigint not null check (patience_seconds > 0),
  -- The question that is open, in words.
  attention       text,
  requested_at    timestamptz not null default clock_timestamp(),
  shipped_at      timestamptz,
  ended_at        timestamptz,
  ended_by        text,
  check (origin <> destination),
  check ((ended_at is null) = (ended_by is null)),
  check ((status in ('closed', 'cancelled')) = (ended_at is not null)),
  check (status not in ('in_transit', 'closed') or shipped_at is not null),
  check (attention is null or ended_at is null)
);
create index stock_transfer_by_status on stock_transfer (status, id);

create table stock_transfer_line (
  transfer_id text collate "C" not null references stock_transfer,
  sku         text collate "C" not null references variant,
  quantity    bigint not null check (quantity > 0),
  shipped     bigint not null default 0 check (shipped >= 0),
  received    bigint not null default 0 check (received >= 0),
  written_off bigint not null default 0 check (written_off >= 0),
  primary key (transfer_id, sku),
  check (shipped in (0, quantity)),
  -- What is on the way is shipped - received - written_off, and it belongs to nobody's available.
  check (received + written_off <= shipped)
);
create index stock_transfer_line_under_way on stock_transfer_line (sku) where received + written_off < shipped;

-- What did not arrive, and why.
create table stock_transfer_loss (
  id          bigint generated always as identity primary key,
  transfer_id text collate "C" not null references stock_transfer,
  sku         text collate "C" not null,
  units       bigint not null check (units > 0),
  actor       text not null,
  reason      text not null,
  at          timestamptz not null default clock_timestamp(),
  foreign key (transfer_id, sku) references stock_transfer_line
);
create index stock_transfer_loss_of on stock_transfer_loss (transfer_id);
create trigger stock_transfer_loss_kept before update or delete on stock_transfer_loss
  for each row execute function refuse_change();
create trigger stock_transfer_loss_kept_whole before truncate on stock_transfer_loss
  for each statement execute function refuse_change();

-- A delivery at the destination is booked once, however often it is told.
create table stock_transfer_arrival (
  transfer_id text collate "C" not null references stock_transfer,
  key         text collate "C" not null,
  hash        text collate "C" not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (transfer_id, key)
);

create table stock_count (
  id              text collate "C" primary key check (id like 'cnt\_%'),
  idempotency_key text collate "C" not null unique,
  request_hash    text collate "C" not null,
  warehouse       text collate "C" not null references warehouse,
  status          text not null default 'open' check (status in ('open', 'closed', 'cancelled')),
  -- A difference beyond this many units wants a second count or another person's word.
  tolerance       bigint not null check (tolerance >= 0),
  actor           text not null,
  note            text,
  opened_at       timestamptz not null default clock_timestamp(),
  ended_at        timestamptz,
  check ((status = 'open') = (ended_at is null))
);
create index stock_count_by_status on stock_count (status, id);

create table stock_count_line (
  count_id    text collate "C" not null references stock_count,
  sku         text collate "C" not null,
  warehouse   text collate "C" not null,
  open        boolean not null default true,
  -- On hand when the count was opened, and the last movement of this level that is in it.
  frozen      bigint not null,
  frozen_at   bigint not null,
  state       text not null default 'uncounted' check (state in ('uncounted', 'counted', 'disputed')),
  counted     bigint check (counted >= 0),
  -- On hand in the books at the moment of the count: frozen, and what moved since.
  expected    bigint,
  actor       text,
  approved_by text,
  counts      int not null default 0,
  counted_at  timestamptz,
  primary key (count_id, sku),
  foreign key (sku, warehouse) references stock_level (sku, warehouse),
  check ((state = 'uncounted') = (counted is null)),
  check ((counted is null) = (expected is null))
);
-- The same sheet told twice is no second count.
create table stock_count_sheet (
  count_id text collate "C" not null references stock_count,
  key      text collate "C" not null,
  hash     text collate "C" not null,
  at       timestamptz not null default clock_timestamp(),
  primary key (count_id, key)
);
-- Two counts of one level at once would both correct it.
create unique index stock_count_line_open on stock_count_line (sku, warehouse) where open;

create table stock_threshold (
  warehouse text collate "C" not null references warehouse,
  sku       text collate "C" not null references variant,
  -- Low at or below low_at; over only at or above clear_at, so that a level that trembles does not ring at every order.
  low_at    bigint not null check (low_at >= 0),
  clear_at  bigint not null,
  state     text not null default 'enough' check (state in ('enough', 'low', 'out')),
  primary key (sku, warehouse),
  check (clear_at > low_at)
);

-- Written by one relay at a time, so that a reader who has seen a number has missed nothing before it.
create table stock_alert (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default clock_timestamp(),
  kind      text not null check (kind in ('low_stock', 'out_of_stock', 'enough_again', 'back_in_stock')),
  sku       text collate "C" not null,
  warehouse text collate "C",
  available bigint not null,
  low_at    bigint,
  notified  int,
  check ((kind = 'back_in_stock') = (notified is not null)),
  check ((kind = 'back_in_stock') = (warehouse is null))
);

-- How far the movements have been followed. Numbers commit out of order: newest is followed once every transaction below fence has
-- ended, which are all that ran when it was the newest.
create table stock_watch (
  only_row boolean primary key default true check (only_row),
  followed bigint not null default 0,
  newest   bigint not null default 0,
  fence    xid8 not null default '0',
  swept_at timestamptz not null default '-infinity'
);
insert into stock_watch default values;

-- A SKU that somebody waits for, and whether it could be had when the relay last looked.
create table awaited_sku (
  sku      text collate "C" primary key references variant,
  in_stock boolean not null default false
);

create table back_in_stock_subscription (
  id          bigint generated always as identity primary key,
  sku         text collate "C" not null references awaited_sku,
  email       text not null,
  at          timestamptz not null default clock_timestamp(),
  notified_at timestamptz
);
create unique index back_in_stock_waiting on back_in_stock_subscription (sku, email) where notified_at is null;
create index back_in_stock_in_turn on back_in_stock_subscription (sku, id) where notified_at is null;
create index back_in_stock_of_person on back_in_stock_subscription (email) where notified_at is null;

-- What is to be told to people. Whoever delivers it marks it; nothing is told twice and nothing is lost.
create table notification (
  id           bigint generated always as identity primary key,
  kind         text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  recipient    text not null,
  data         jsonb not null default '{}',
  created_at   timestamptz not null default clock_timestamp(),
  delivered_at timestamptz
);
create index notification_due on notification (id) where delivered_at is null;
