create table product (
  id          text collate "C" primary key check (id ~ '^prd_[A-Za-z0-9_-]{1,60}$'),
  version     bigint not null check (version > 0),
  category    text not null,
  name        text not null,
  description text not null,
  withdrawn   boolean not null default false
);
create index product_by_name on product (name collate "C", id) where not withdrawn;
create index product_by_category on product (category, name collate "C", id) where not withdrawn;

create trigger product_version before update on product
  for each row execute function insist_on_next_version();
-- A product that comes back must go on counting where it stopped: it is withdrawn, never deleted.
create trigger product_stays before delete on product
  for each row execute function refuse_change();

create table variant (
  sku          text collate "C" primary key,
  product_id   text collate "C" not null references product,
  position     int not null,
  options      jsonb not null default '{}',
  weight_grams int not null check (weight_grams > 0),
  withdrawn    boolean not null default false
);
create index variant_of_product on variant (product_id);

create table price (
  sku      text collate "C" not null references variant,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount   bigint not null check (amount > 0),
  primary key (sku, currency)
);
