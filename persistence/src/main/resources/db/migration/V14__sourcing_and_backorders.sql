-- The rules by which warehouses are chosen, as people may change them; and stock that is promised before it is there.

-- {"rules": [{"rule": "ships_alone"}, …], "split_lines": true}, the rule that decides first at the top.
create table sourcing_rules (
  only_row   boolean primary key default true check (only_row),
  version    bigint not null default 1 check (version > 0),
  rules      jsonb not null check (jsonb_typeof(rules) = 'object'),
  updated_at timestamptz not null default clock_timestamp()
);
create trigger sourcing_rules_version before update on sourcing_rules
  for each row execute function insist_on_next_version();
create trigger sourcing_rules_stay before delete on sourcing_rules
  for each row execute function refuse_change();
insert into sourcing_rules (rules) values ('{"rules": [{"rule": "ships_alone"}, {"rule": "fewest_parcels"},
  {"rule": "nearest", "by": "country"}, {"rule": "preferred"}], "split_lines": true}');

-- What may be promised of a SKU before it is there: so many units, in the one warehouse where its stock will arrive.
create table backorder (
  sku            text collate "C" primary key references variant,
  kind           text not null check (kind in ('backorder', 'preorder')),
  warehouse      text collate "C" not null references warehouse,
  units          bigint not null check (units between 1 and 1000000),
  promised_at    timestamptz,
  lead_time_days int check (lead_time_days between 1 and 365),
  -- Promises nothing more; what was promised stays promised, and the row goes on counting versions.
  withdrawn      boolean not null default false,
  version        bigint not null default 1 check (version > 0),
  updated_at     timestamptz not null default clock_timestamp(),
  check (num_nonnulls(promised_at, lead_time_days) = 1),
  -- A preorder is not sent before its release, so it has one.
  check (kind = 'backorder' or promised_at is not null)
);
create trigger backorder_version before update on backorder
  for each row execute function insist_on_next_version();
create trigger backorder_stays before delete on backorder
  for each row execute function refuse_change();

-- What is held and does not wait lies there; what waits is within the stated limit. So held <= on_hand + backorder_limit, and a unit
-- that is ready cannot be taken away by whoever counts or moves stock.
alter table stock_level
  add column waiting         bigint not null default 0 check (waiting >= 0),
  add column backorder_limit bigint not null default 0 check (backorder_limit >= 0),
  drop constraint no_oversell,
  add constraint no_oversell check (held - waiting <= on_hand),
  add constraint no_oversell_beyond_limit check (waiting <= backorder_limit);

-- Who waits for what, in the order in which it was promised: places are drawn under the level's lock.
create table stock_queue (
  place     bigint generated always as identity primary key,
  hold_id   text collate "C" not null,
  parcel_id text collate "C" not null,
  warehouse text collate "C" not null,
  sku       text collate "C" not null,
  units     bigint not null check (units > 0),
  -- What came for it, and what it did not wait for any longer.
  arrived   bigint not null default 0 check (arrived >= 0),
  given_up  bigint not null default 0 check (given_up >= 0),
  queued_at timestamptz not null default clock_timestamp(),
  unique (hold_id, parcel_id, sku),
  check (arrived + given_up <= units)
);
create index stock_queue_waiting on stock_queue (sku, warehouse, place) where arrived + given_up < units;
create index stock_queue_of_parcel on stock_queue (parcel_id);

alter table parcel
  add column promised_at timestamptz,
  drop constraint parcel_status_check,
  add constraint parcel_status_check check (status in ('waiting', 'planned', 'labelled', 'packed', 'handed_over', 'in_transit',
                                                       'out_for_delivery', 'delivered', 'cancelled', 'lost')),
  add check (status <> 'waiting' or promised_at is not null);

-- Whatever the code around it believes: a parcel whose stock is not there is not labelled, not packed and does not leave.
create function insist_on_arrival() returns trigger language plpgsql as $$
begin
  if new.status not in ('waiting', 'planned', 'cancelled')
     or (new.status = 'planned'
         and exists (select from stock_queue where parcel_id = new.id and arrived + given_up < units)) then
    raise exception '% waits for its stock and cannot become %', new.id, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger parcel_waits_for_stock before update on parcel
  for each row when (old.status = 'waiting') execute function insist_on_arrival();

-- Parcels whose stock has arrived, until their order has been told.
create table stock_arrival (
  parcel_id    text collate "C" primary key references parcel on delete cascade,
  arrived_at   timestamptz not null default clock_timestamp(),
  told_at      timestamptz,
  next_attempt timestamptz not null default clock_timestamp()
);
create index stock_arrival_due on stock_arrival (next_attempt) where told_at is null;

create function stated_backorder_limit(the_warehouse text, the_sku text) returns bigint language sql stable as $$
  select coalesce((select units from backorder where sku = the_sku and warehouse = the_warehouse and not withdrawn), 0)
$$;

-- Gives what lies free to those who wait for it, the oldest promise first and nobody past another. Safety stock is given to nobody;
-- nothing of a preorder before its release. The caller has locked the level, or this does.
create function allocate_arrived(the_warehouse text, the_sku text) returns void language plpgsql as $$
declare
  free  bigint;
  given bigint := 0;
  units_now bigint;
  line  record;
  whole text[] := '{}';
begin
  select on_hand - safety_stock - (held - waiting) into free
    from stock_level where warehouse = the_warehouse and sku = the_sku and waiting > 0 for update;
  if free is null or free <= 0 or exists (
    select from backorder where sku = the_sku and kind = 'preorder' and not withdrawn and promised_at > clock_timestamp()) then
    return;
  end if;
  for line in select place, parcel_id, units - arrived - given_up as waits from stock_queue
      where sku = the_sku and warehouse = the_warehouse and arrived + given_up < units order by place loop
    exit when free = 0;
    units_now := least(free, line.waits);
    update stock_queue set arrived = arrived + units_now where place = line.place;
    free := free - units_now;
    given := given + units_now;
    if units_now = line.waits then
      whole := whole || line.parcel_id;
    end if;
  end loop;
  update stock_level set waiting = waiting - given, version = version + 1,
      backorder_limit = greatest(waiting - given, stated_backorder_limit(warehouse, sku))
    where warehouse = the_warehouse and sku = the_sku;
  with ready as (
    update parcel p set status = 'planned' where p.id = any (whole) and p.status = 'waiting'
      and not exists (select from stock_queue q where q.parcel_id = p.id and q.arrived + q.given_up < q.units)
    returning p.id)
  insert into stock_arrival (parcel_id) select id from ready
    on conflict (parcel_id) do update set arrived_at = clock_timestamp(), told_at = null, next_attempt = clock_timestamp();
end $$;

-- Whatever freed a unit, a receipt, a count, a transfer or somebody's change of mind: it is given on before the transaction ends.
create function allocate_at_the_end() returns trigger language plpgsql as $$
begin
  perform allocate_arrived(new.warehouse, new.sku);
  return null;
end $$;
create constraint trigger stock_level_allocates after update on stock_level deferrable initially deferred
  for each row when (new.waiting > 0) execute function allocate_at_the_end();
