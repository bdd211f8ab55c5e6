-- What the near-cache still has to be told. Whoever changes a product tells the cache after the commit and is usually done with it;
-- a row is left here in the same transaction, for the process that dies in between and for SQL that knows nothing of a cache.
create table cache_outbox (
  id         bigint generated always as identity primary key,
  kind       text not null check (kind in ('product', 'stock', 'category')),
  -- Product ids, SKUs, or 'all' for the tree of categories: of one statement's changes up to 500 share a row, so that an import of 100,000 products leaves hundreds.
  keys       text[] not null check (cardinality(keys) between 1 and 500),
  changed_at timestamptz not null default clock_timestamp(),
  -- The first time at once, the second time after slow readers have become too old; null once both are done.
  due_at     timestamptz default clock_timestamp(),
  again      boolean not null default false,
  -- Ids are drawn before their transactions commit; who follows all rows tells what is new by who wrote it.
  written_by xid8 not null default pg_current_xact_id()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index cache_outbox_due on cache_outbox (due_at) where due_at is not null;
create index cache_outbox_written_by on cache_outbox (written_by);

create function tell_the_cache_of_products() returns trigger language plpgsql as $$
begin
  insert into cache_outbox (kind, keys)
  select 'product', array_agg(id)
  from (select id, (row_number() over (order by id) - 1) / 500 as part from changed) numbered
  group by part;
  return null;
end $$;
-- Variants and prices need no trigger of their own: a change of theirs that does not raise their product's version would be seen
-- by no reader anyway.
create trigger product_added_is_told after insert on product
  referencing new table as changed for each statement execute function tell_the_cache_of_products();
create trigger product_changed_is_told after update on product
  referencing new table as changed for each statement execute function tell_the_cache_of_products();

create function tell_the_cache_of_categories() returns trigger language plpgsql as $$
begin
  insert into cache_outbox (kind, keys) values ('category', '{all}');
  return null;
end $$;
create trigger category_changed_is_told after insert or update on category
  for each statement execute function tell_the_cache_of_categories();

create function tell_the_cache_of_stock() returns trigger language plpgsql as $$
begin
  insert into cache_outbox (kind, keys) values ('stock', array[new.sku]);
  return null;
end $$;
create trigger stock_level_opened_is_told after insert on stock_level
  for each row execute function tell_the_cache_of_stock();
-- Holds and shipments leave a movement each, which the relay follows; a row here for each hold of a sale would be a second hot table.
create trigger stock_level_changed_is_told after update on stock_level
  for each row when (old.on_hand = new.on_hand and old.held = new.held) execute function tell_the_cache_of_stock();

-- How far the movements have been told. All of them up to told_to are; up to seen_to those that had been committed by then. Of
-- what was seen at the mark, those that were still to come are of transactions older than mark_before.
create table cache_cursor (
  name         text primary key,
  told_to      bigint not null,
  mark_to      bigint not null,
  mark_before  xid8 not null default pg_snapshot_xmax(pg_current_snapshot()),
  marked_at    timestamptz not null default clock_timestamp(),
  seen_to      bigint not null,
  -- One process at a time follows; another takes over when it is not heard of until then.
  leased_until timestamptz not null default '-infinity'
);
insert into cache_cursor (name, told_to, mark_to, seen_to)
  select 'stock_movement', last, last, last from (select coalesce(max(id), 0) as last from stock_movement) movements;

-- How old a stale answer is can only be said by who knows when the row changed.
create function note_the_time() returns trigger language plpgsql as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end $$;
create trigger product_time before update on product for each row execute function note_the_time();
