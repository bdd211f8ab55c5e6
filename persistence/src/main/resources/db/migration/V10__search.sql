-- What is needed to find a product by words: kept in the transaction that changes the product, never by a trigger on stock or prices.
-- Both extensions are trusted: the owner of the database may create them.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- One configuration per language that PostgreSQL can stem: accents go first, so that "creme" finds "crème".
do $$
declare
  known record;
begin
  for known in select * from (values ('ar', 'arabic'), ('ca', 'catalan'), ('da', 'danish'), ('de', 'german'), ('el', 'greek'),
      ('en', 'english'), ('es', 'spanish'), ('fi', 'finnish'), ('fr', 'french'), ('ga', 'irish'), ('hu', 'hungarian'),
      ('id', 'indonesian'), ('it', 'italian'), ('lt', 'lithuanian'), ('nb', 'norwegian'), ('nl', 'dutch'), ('nn', 'norwegian'),
      ('no', 'norwegian'), ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sv', 'swedish'), ('tr', 'turkish'),
      ('any', 'simple')) known (language, configuration) loop
    execute format('create text search configuration search_%s (copy = pg_catalog.%s)', known.language, known.configuration);
    execute format('alter text search configuration search_%s alter mapping for word, hword, hword_part with unaccent, %s',
      known.language, case known.configuration when 'simple' then 'simple' else known.configuration || '_stem' end);
  end loop;
end $$;

-- The languages in which one can search: the shop's own, and each that came with a product's texts.
create table search_language (
  language      text collate "C" primary key check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$'),
  -- A name and no regconfig, which would stop pg_upgrade.
  configuration text not null,
  -- Every product has its row in it. Until then nobody is offered it.
  complete      boolean not null default false
);

create function search_configuration(tag text) returns text language sql stable as $$
  select coalesce(
    (select cfgname::text from pg_ts_config where cfgname = 'search_' || split_part(tag, '-', 1) and pg_ts_config_is_visible(oid)),
    'search_any')
$$;

insert into search_language (language, configuration, complete)
  select 'en', search_configuration('en'), not exists (select from product);

-- One row per product that is sold and per language; in the shop's own words where there is no translation.
create table product_search (
  product_id text collate "C" not null references product,
  language   text collate "C" not null references search_language,
  -- In small letters and without accents: what one sorts by, and what a suggestion begins with.
  name       text collate "C" not null,
  -- 'l:en', 'c:shoes' for the category and each above it, 'a:brand=Acme' for an attribute or an option of a variant.
  keys       text[] not null,
  -- By which stock is asked for, so that a hot stock row has nothing to do with search.
  skus       text[] not null,
  -- Name A, categories and texts of attributes B, options C, description D.
  document   tsvector not null,
  listed_at  timestamptz not null,
  primary key (product_id, language)
);
-- Words, language, category and attributes meet within one index. A short list of pending entries: readers walk through it.
create index product_search_found on product_search using gin (document, keys) with (gin_pending_list_limit = 512);
create index product_search_by_name on product_search (language, name, product_id);
create index product_search_by_age on product_search (language, listed_at, product_id);

-- A product's lowest price in a currency, for the time in which it is that: a search asks for now, and nothing has to be done
-- when a sale begins or ends.
create table product_search_price (
  product_id  text collate "C" not null references product,
  currency    text collate "C" not null,
  valid_from  timestamptz not null,
  valid_until timestamptz not null,
  amount      bigint not null,
  primary key (product_id, currency, valid_from)
);
create index product_search_by_price on product_search_price (currency, amount, product_id) include (valid_from, valid_until);

-- Products whose rows are to be written anew by and by: those of a large branch that was moved or named anew.
create table product_search_due (
  product_id text collate "C" primary key references product
);

-- The words of names, categories and attributes, as they are spelled: what a misspelled word is compared with. They are never
-- forgotten; a word that finds nothing any more is not proposed.
create table search_word (
  language text collate "C" not null references search_language,
  word     text collate "C" not null,
  primary key (language, word)
);
create index search_word_alike on search_word using gin (word gin_trgm_ops);
