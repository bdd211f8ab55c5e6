package dev.packhorse.catalogue;

/** How the rows for search follow from the catalogue. Each statement takes {@code ids}, the products it is about. */
final class SearchStatements {

    /**
     * One row per language, in the shop's own words where there is no translation; an untouched row is left alone, so that a
     * change of prices does not write the index of words.
     */
    static final String TEXTS = """
            insert into product_search as known (product_id, language, name, keys, skus, document, listed_at)
            select p.id, l.language, left(lower(unaccent(t.name)), 200),
              array['l:' || l.language] || shelf.keys || said.keys || goods.keys, goods.skus,
              setweight(to_tsvector(l.configuration::regconfig, t.name) || to_tsvector('search_any', t.name), 'A')
                || setweight(to_tsvector(l.configuration::regconfig, concat_ws(' ', shelf.names, said.words)), 'B')
                || setweight(to_tsvector(l.configuration::regconfig, goods.words), 'C')
                || setweight(to_tsvector(l.configuration::regconfig, left(t.description, 4000)), 'D'),
              coalesce((select min(listed_at) from product_search s where s.product_id = p.id), transaction_timestamp())
            from product p
              cross join search_language l
              cross join lateral (select
                coalesce(p.texts -> l.language ->> 'name', p.texts -> split_part(l.language, '-', 1) ->> 'name', p.name) as name,
                coalesce(p.texts -> l.language ->> 'description', p.texts -> split_part(l.language, '-', 1) ->> 'description',
                  p.description) as description) t
              cross join lateral (
                select coalesce(array_agg('c:' || above.id order by above.path), '{}') as keys,
                  string_agg(coalesce(above.names ->> l.language, above.names ->> split_part(l.language, '-', 1), jsonb_path_query_first(above.names, '$.*') #>> '{}'), ' ') as names
                from category own join category above on above.id = any(string_to_array(trim('/' from own.path), '/'))
                where own.id = p.category) shelf
              cross join lateral (
                select coalesce(array_agg('a:' || a.name || '=' || a.said), '{}') as keys,
                  string_agg(case jsonb_typeof(a.value) when 'string' then a.said when 'boolean' then case a.said when 'true' then a.name end end, ' ') as words
                from (select key as name, value, value #>> '{}' as said from jsonb_each(p.attributes)) a
                where a.name !~ '=' and length(a.name) + length(a.said) <= 200) said
              cross join lateral (
                select coalesce(array_agg(distinct v.sku), '{}') as skus,
                  coalesce(array_agg(distinct 'a:' || o.key || '=' || o.value) filter (where o.key !~ '=' and length(o.key) + length(o.value) <= 200), '{}') as keys,
                  coalesce(string_agg(distinct o.value, ' '), '') as words
                from variant v left join lateral jsonb_each_text(v.options) o on true
                where v.product_id = p.id and not v.archived) goods
            where p.id = any(:ids) and not p.archived
            order by p.id, l.language
            on conflict (product_id, language) do update
              set name = excluded.name, keys = excluded.keys, skus = excluded.skus, document = excluded.document
              where (known.name, known.keys, known.skus, known.document)
                is distinct from (excluded.name, excluded.keys, excluded.skus, excluded.document)
            """;

    /**
     * A product's lowest price, from each moment at which one of its prices begins or ends until the next one; times that are over
     * are left out. Of a SKU's prices that are valid the one that began last counts.
     */
    static final String PRICES = """
            with wanted as materialized (
              select p.id as product_id, turn.*
              from product p cross join lateral (
                with tag as materialized (
                  select c.* from variant v join price c on c.sku = v.sku where v.product_id = p.id and not v.archived
                ), moment as (
                  select currency, valid_from as at from tag union select currency, valid_until from tag
                ), turn as (
                  select currency, at as valid_from, lead(at) over (partition by currency order by at) as valid_until from moment
                )
                select turn.*, (select min(amount) from (
                    select distinct on (sku) amount from tag
                    where tag.currency = turn.currency and tag.valid_from <= turn.valid_from and tag.valid_until > turn.valid_from
                    order by sku, tag.valid_from desc) each) as amount
                from turn where turn.valid_until > transaction_timestamp()) turn
              where p.id = any(:ids) and not p.archived and turn.amount is not null
            ), gone as (
              delete from product_search_price s where s.product_id = any(:ids)
                and (s.product_id, s.currency, s.valid_from) not in (select product_id, currency, valid_from from wanted)
            )
            insert into product_search_price as known (product_id, currency, valid_from, valid_until, amount)
            select product_id, currency, valid_from, valid_until, amount from wanted order by 1, 2, 3
            on conflict (product_id, currency, valid_from) do update set valid_until = excluded.valid_until, amount = excluded.amount
              where (known.valid_until, known.amount) is distinct from (excluded.valid_until, excluded.amount)
            """;

    /** In one order, so that two who bring the same new words wait for each other and never in a circle. */
    static final String WORDS = """
            insert into search_word (language, word)
            with found as materialized (select language, name, keys from product_search where product_id = any(:ids))
            select distinct language, word
            from (
              select language, name as said from found
              union select language, lower(unaccent(substr(key, strpos(key, '=') + 1)))
              from (select distinct language, key from found, unnest(keys) key where key like 'a:%') attribute
              union select language, lower(unaccent(coalesce(c.names ->> language, c.names ->> split_part(language, '-', 1),
                c.names ->> 'en')))
              from (select distinct language, key from found, unnest(keys) key where key like 'c:%') shelf
                join category c on c.id = substr(key, 3)
            ) said cross join lateral regexp_split_to_table(said, '[^[:alpha:]]+') w (word)
            where length(word) between 4 and 40
            order by language, word
            on conflict do nothing
            """;

    private SearchStatements() {}
}
