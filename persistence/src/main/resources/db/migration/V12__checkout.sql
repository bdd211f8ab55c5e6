-- A checkout is an order that no workflow has taken over: how it is paid becomes known when it is paid.
alter table orders
  alter column payment_method drop not null,
  add constraint paid_somehow check
    (payment_method is not null or status in ('pending', 'expired', 'refused') and not in_workflow);

-- A SKU that more people want than there are units. It is sold like any other outside of its time.
create table flash_sale (
  sku                text collate "C" primary key references variant,
  per_customer_limit int not null check (per_customer_limit between 1 and 1000),
  at_once            int not null check (at_once between 1 and 100000),
  queue_length       int not null check (queue_length between 0 and 10000),
  starts_at          timestamptz,
  ends_at            timestamptz,
  -- What was bought from then on counts towards the limit.
  counts_from        timestamptz not null default clock_timestamp(),
  changed_at         timestamptz not null default clock_timestamp(),
  version            bigint not null default 1 check (version > 0),
  check (starts_at < ends_at)
);
create trigger flash_sale_version before update on flash_sale
  for each row execute function insist_on_next_version();

-- The last version of a sale that staff ended: the next one of the SKU goes on from there, so that an old version never fits it.
create table ended_flash_sale (
  sku     text collate "C" primary key references variant,
  version bigint not null
);

-- A customer's place in the queue for a SKU: one for each, and the number says who came first. It is touched each time that its
-- owner asks, so there is room on the page for the next version.
create table sale_ticket (
  number    bigint generated always as identity primary key,
  id        text collate "C" not null unique check (id like 'tkt\_%'),
  sku       text collate "C" not null references flash_sale on delete cascade,
  customer  text collate "C" not null,
  quantity  int not null check (quantity > 0),
  -- The call that waits with it.
  idempotency_key text collate "C" not null,
  joined_at timestamptz not null default clock_timestamp(),
  seen_at   timestamptz not null default clock_timestamp(),
  unique (sku, customer)
) with (fillfactor = 50);

-- A customer is an e-mail address, however it is spelt.
drop index orders_of_customer;
create index orders_of_customer on orders (lower(customer_email), id);
