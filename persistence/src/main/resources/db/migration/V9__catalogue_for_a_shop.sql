-- A catalogue that a shop can be run on: a tree of categories, texts in several languages, prices with a validity period, images,
-- free attributes. One word for what is not sold any more: archived.
alter table product rename column withdrawn to archived;
alter table variant rename column withdrawn to archived;

create table category (
  id        text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,60}$'),
  parent_id text collate "C" references category,
  -- The ids from the root to this one, '/outdoor/shoes/': a branch is a prefix, and moving it is one update.
  path      text collate "C" not null unique check (path like '/%/'),
  position  int not null default 0,
  -- {"en": "Shoes", "de": "Schuhe"}
  names     jsonb not null check (jsonb_typeof(names) = 'object'),
  archived  boolean not null default false,
  version   bigint not null default 1 check (version > 0),
  check (path like '%/' || id || '/')
);
create index category_children on category (parent_id, position, id);
create trigger category_version before update on category
  for each row execute function insist_on_next_version();
create trigger category_stays before delete on category
  for each row execute function refuse_change();

insert into category (id, path, names)
  select distinct category, '/' || category || '/', jsonb_build_object('en', category) from product;

-- Compared byte by byte like the id that it names.
alter table product
  alter column category type text collate "C",
  add foreign key (category) references category;

-- name and description are those of the shop's default language; texts has the others: {"de": {"name": "…", "description": "…"}}
alter table product
  add column texts      jsonb not null default '{}' check (jsonb_typeof(texts) = 'object'),
  -- [{"url": "https://…", "alt": "…"}], in the order in which they are shown
  add column images     jsonb not null default '[]' check (jsonb_typeof(images) = 'array'),
  -- {"brand": "Acme", "waterproof": true, "drop_mm": 8}: text, numbers and booleans, of which one can filter
  add column attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  add column updated_at timestamptz not null default clock_timestamp();
create index product_by_attribute on product using gin (attributes jsonb_path_ops) where not archived;

alter table variant
  add column length_mm int check (length_mm > 0),
  add column width_mm  int check (width_mm > 0),
  add column height_mm int check (height_mm > 0);

-- What a SKU costs in a currency from valid_from (inclusive) until valid_until (exclusive); the ordinary price is without bounds.
-- Of several that are valid the one that began last counts.
alter table price
  add column valid_from  timestamptz not null default '-infinity',
  add column valid_until timestamptz not null default 'infinity',
  drop constraint price_pkey,
  add primary key (sku, currency, valid_from),
  add check (valid_from < valid_until);
