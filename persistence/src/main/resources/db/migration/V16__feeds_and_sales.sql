-- Bulk import and export. What is sent is kept here in chunks, since API and workers share nothing but this database; how far
-- an import has come stands in its row and is written in the transaction that applies a chunk, so that each is applied once.
create table import (
  id              text collate "C" primary key check (id like 'imp\_%'),
  kind            text not null check (kind in ('products', 'prices', 'stock')),
  format          text not null check (format in ('csv', 'ndjson')),
  status          text not null default 'uploading' check (status in
                    ('uploading', 'queued', 'running', 'completed', 'cancelled', 'failed')),
  idempotency_key text collate "C" not null,
  -- SHA-256 of the body as it came, and its size: the same key with another body is another request.
  digest          text,
  bytes           bigint not null default 0,
  -- The first record of a CSV; its chunks do not repeat it.
  header          text,
  chunks          int not null default 0 check (chunks >= 0),
  chunks_applied  int not null default 0 check (chunks_applied between 0 and chunks),
  rows            bigint not null default 0,
  rows_done       bigint not null default 0,
  rows_rejected   bigint not null default 0,
  rows_changed    bigint not null default 0,
  failure         text,
  version         bigint not null default 1,
  created_at      timestamptz not null default clock_timestamp(),
  started_at      timestamptz,
  ended_at        timestamptz,
  check (rows_done + rows_rejected <= rows),
  check (rows_changed <= rows_done),
  check ((ended_at is not null) = (status in ('completed', 'cancelled', 'failed')))
) with (fillfactor = 70);
-- Two uploads with one key may run at once; the first to be whole has the key.
create unique index import_by_key on import (idempotency_key) where status <> 'uploading';
create index import_not_at_rest on import (status, created_at) where status in ('uploading', 'queued', 'running');
create index import_by_time on import (id desc) where status <> 'uploading';

create table import_chunk (
  import_id  text collate "C" not null references import on delete cascade,
  number     int not null check (number > 0),
  -- Of the file, counted from 1, where this chunk begins.
  first_line bigint not null,
  rows       int not null check (rows > 0),
  -- Compressed by us.
  content    bytea not null,
  primary key (import_id, number)
);
alter table import_chunk alter column content set storage external;

create table import_rejection (
  import_id text collate "C" not null references import on delete cascade,
  line      bigint not null check (line > 0),
  field     text collate "C" not null,
  code      text not null check (code ~ '^[a-z][a-z0-9_]*$'),
  reason    text not null,
  primary key (import_id, line, field)
);

create table export (
  id              text collate "C" primary key check (id like 'exp\_%'),
  kind            text not null check (kind in ('products', 'prices', 'stock')),
  format          text not null check (format in ('csv', 'ndjson')),
  status          text not null default 'queued' check (status in ('queued', 'running', 'completed', 'cancelled', 'failed')),
  idempotency_key text collate "C" not null unique,
  -- The columns, fixed when it began, and the key of the last row that was written.
  columns         text[],
  position        text,
  chunks          int not null default 0,
  rows            bigint not null default 0,
  rows_done       bigint not null default 0,
  bytes           bigint not null default 0,
  failure         text,
  version         bigint not null default 1,
  created_at      timestamptz not null default clock_timestamp(),
  started_at      timestamptz,
  ended_at        timestamptz,
  check ((ended_at is not null) = (status in ('completed', 'cancelled', 'failed')))
);
create index export_not_at_rest on export (status, created_at) where status in ('queued', 'running');

create table export_chunk (
  export_id text collate "C" not null references export on delete cascade,
  number    int not null check (number > 0),
  content   bytea not null,
  primary key (export_id, number)
);
alter table export_chunk alter column content set storage external;

-- What was sold and what was taken back: written with the step of the order that it belongs to, never changed but for the
-- mark that it stands in the sums. The product's category is that of the moment.
create table sales_entry (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  kind       text not null check (kind in ('placed', 'cancelled', 'dropped', 'lost', 'returned')),
  order_id   text collate "C" not null references orders,
  parcel_id  text collate "C",
  sku        text collate "C" not null,
  product_id text collate "C" not null,
  category   text not null,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  units      bigint not null,
  revenue    bigint not null,
  summed     boolean not null default false,
  check (case kind when 'placed' then units > 0 and revenue >= 0 else units < 0 and revenue <= 0 end)
);
create index sales_entry_of_order on sales_entry (order_id);
create index sales_entry_to_sum on sales_entry (id) where not summed;
create trigger sales_entry_kept before delete or update of at, kind, order_id, parcel_id, sku, product_id, category, currency, units, revenue
  on sales_entry for each row execute function refuse_change();
create trigger sales_entry_kept_whole before truncate on sales_entry
  for each statement execute function refuse_change();

-- Days are those of UTC.
create table sales_by_day (
  day            date not null,
  product_id     text collate "C" not null,
  category       text not null,
  currency       text not null,
  -- What was sold, less what was taken back before it was at the customer's.
  units          bigint not null default 0,
  revenue        bigint not null default 0,
  -- What came back, as positive numbers; not taken off the above.
  returned_units bigint not null default 0,
  refunded       bigint not null default 0,
  primary key (day, product_id, category, currency)
);
create index sales_of_product on sales_by_day (product_id, day);
create index sales_of_category on sales_by_day (category, day);
