create table orders (
  id                 text collate "C" primary key check (id like 'ord\_%'),
  idempotency_key    text collate "C" not null unique,
  request_hash       text collate "C" not null,
  status             text not null default 'pending' check (status in
                       ('pending', 'awaiting_payment', 'placed', 'shipped', 'delivered', 'refused', 'cancelled', 'expired')),
  -- Set by the workflow's first step: from then on the workflow, not the sweeper, decides what an expired hold means.
  in_workflow        boolean not null default false,
  refusal_code       text,
  refusal            jsonb,
  cancel_reason      text,
  customer_name      text not null,
  customer_email     text not null,
  ship_line1         text not null,
  ship_line2         text,
  ship_city          text not null,
  ship_region        text,
  ship_postal_code   text not null,
  ship_country       text not null check (ship_country ~ '^[A-Z]{2}$'),
  currency           text not null check (currency ~ '^[A-Z]{3}$'),
  total              bigint not null check (total >= 0),
  payment_method     text not null,
  payment_action_url text,
  answer_status      int,
  answer_body        text,
  -- Counted here, under the row's lock, so that a reader of the timeline who has seen n can have missed nothing before n.
  events             bigint not null default 0,
  version            bigint not null default 1,
  created_at         timestamptz not null default now(),
  placed_at          timestamptz,
  updated_at         timestamptz not null default now(),
  check ((status = 'refused') = (refusal_code is not null)),
  check ((answer_status is null) = (answer_body is null))
) with (fillfactor = 70);
create index orders_of_customer on orders (customer_email, id);
create index orders_by_status on orders (status, id);
create index orders_by_placement on orders (placed_at) where placed_at is not null;

create table order_line (
  order_id   text collate "C" not null references orders,
  position   int not null,
  sku        text collate "C" not null references variant,
  title      text not null,
  quantity   int not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  primary key (order_id, position),
  unique (order_id, sku)
);

create table order_event (
  order_id text collate "C" not null references orders,
  seq      bigint not null check (seq > 0),
  type     text not null check (type ~ '^[a-z][a-z0-9_]*$'),
  at       timestamptz not null default clock_timestamp(),
  text     text not null,
  data     jsonb not null default '{}',
  primary key (order_id, seq)
);
create trigger order_event_kept before update or delete on order_event
  for each row execute function refuse_change();
create trigger order_event_kept_whole before truncate on order_event
  for each statement execute function refuse_change();

create table attention (
  id         bigint generated always as identity primary key,
  order_id   text collate "C" not null references orders,
  subject    text not null,
  why        text not null,
  choices    text[] not null,
  raised_at  timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  settled    text,
  check ((settled_at is null) = (settled is null))
);
create unique index attention_open on attention (order_id, subject) where settled_at is null;
