package dev.packhorse.proof.invariant;

import java.util.List;

/** The rows by which products are found say what the catalogue says, and nothing else. */
final class SearchInvariants {

    private SearchInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "sold-is-found",
                        "Every product that is sold is found in each language that is offered, and no other is.",
                        FOUND),
                new Invariant(
                        "search-says-what-is-sold",
                        "A product is found by its own words, categories, attributes and SKUs and by no others, unless it is due to be written anew.",
                        SAID),
                new Invariant(
                        "search-prices-are-the-prices",
                        "The lowest price that a search knows of is that of the catalogue, now and after each change that is planned.",
                        PRICES));
    }

    private static final String FOUND = """
            select p.id, format('it is sold, but not found in %s', l.language)
            from product p cross join search_language l
            where not p.archived and l.complete
              and not exists (select from product_search s where s.product_id = p.id and s.language = l.language)
            union all
            select s.product_id, format('it is not sold, but found in %s', s.language)
            from product_search s left join product p on p.id = s.product_id where p.id is null or p.archived
            """;

    /**
     * As sets, since neither the order nor a weight decides whether something is found. Each set is made once for all products: asked
     * for product by product, a shop of 40,000 takes longer than anybody waits.
     */
    private static final String SAID = """
            with told as (
              select p.id, p.attributes, c.path, s.language, s.name, s.keys, s.skus, s.document, l.configuration::regconfig as grammar,
                split_part(s.language, '-', 1) as general, left(coalesce(p.texts -> s.language ->> 'description',
                  p.texts -> split_part(s.language, '-', 1) ->> 'description', p.description), 4000) as description,
                coalesce(p.texts -> s.language ->> 'name', p.texts -> split_part(s.language, '-', 1) ->> 'name', p.name) as title
              from product_search s join search_language l using (language) join product p on p.id = s.product_id
                join category c on c.id = p.category
              where not p.archived and not exists (select from product_search_due d where d.product_id = p.id)
            ), attribute as (
              select t.id, t.language, a.key as name, a.value #>> '{}' as said, jsonb_typeof(a.value) as type
              from told t cross join lateral jsonb_each(t.attributes) a where strpos(a.key, '=') = 0
            ), option as (
              select t.id, t.language, o.key as name, o.value as said
              from told t join variant v on v.product_id = t.id and not v.archived cross join lateral jsonb_each_text(v.options) o
            ), shelf as (
              select t.id, t.language, c.id as category, c.path, coalesce(c.names ->> t.language, c.names ->> t.general,
                jsonb_path_query_first(c.names, '$.*') #>> '{}') as name
              from told t cross join lateral unnest(string_to_array(t.path, '/')) part join category c on c.id = part
            ), key as (
              select id, language, 'l:' || language as key from told
              union select id, language, 'c:' || category from shelf
              union select id, language, 'a:' || name || '=' || said from attribute where length(name) + length(said) <= 200
              union select id, language, 'a:' || name || '=' || said from option
                where strpos(name, '=') = 0 and length(name) + length(said) <= 200
            ), word as (
              select id, language, unnest(tsvector_to_array(to_tsvector(grammar, title) || to_tsvector('search_any', title)
                || to_tsvector(grammar, description))) as word from told
              union select t.id, t.language, unnest(tsvector_to_array(to_tsvector(t.grammar, said.words)))
              from told t
                left join (select id, language, string_agg(name, ' ' order by path) as names from shelf group by 1, 2) s
                  using (id, language)
                left join (
                  select id, language,
                    string_agg(case when type = 'string' then said when type = 'boolean' and said = 'true' then name end, ' ') as names
                  from attribute where length(name) + length(said) <= 200 group by 1, 2) a using (id, language)
                left join (select id, language, string_agg(distinct said, ' ') as names from option group by 1, 2) o using (id, language)
                cross join lateral (values (concat_ws(' ', s.names, a.names)), (o.names)) said (words)
            ), expected as (
              select t.*, coalesce(all_keys, '{}') as all_keys, coalesce(all_words, '{}') as all_words, coalesce(all_skus, '{}') as all_skus
              from told t
                left join (select id, language, array_agg(key order by key collate "C") as all_keys from key group by 1, 2) k
                  using (id, language)
                left join (select id, language, array_agg(word order by word collate "C") as all_words from word group by 1, 2) w
                  using (id, language)
                left join (select product_id as id, array_agg(sku order by sku) as all_skus from variant where not archived group by 1) v
                  using (id)
            )
            select id, format('in %s it is found by %s, but is not %s', language, found, said)
            from expected cross join lateral (values
              ('"' || name || '"', '"' || left(lower(unaccent(title)), 200) || '"'),
              (array(select distinct k collate "C" from unnest(keys) k order by 1)::text, all_keys::text),
              (array(select distinct w collate "C" from unnest(tsvector_to_array(document)) w order by 1)::text, all_words::text),
              (array(select distinct k collate "C" from unnest(skus) k order by 1)::text, all_skus::text)) each (found, said)
            where found is distinct from said
            """;

    /** A search may know of one price at a time only. */
    private static final String PRICES = """
            with moment as (
              select v.product_id, c.currency, turn.at
              from variant v join price c on c.sku = v.sku cross join lateral (values (now()), (c.valid_from), (c.valid_until)) turn (at)
              where turn.at >= now() and turn.at < 'infinity'
              union select product_id, currency, greatest(valid_from, now()) from product_search_price where valid_until > now()
            )
            select product_id, format('from %s on a search knows of %s %s, but the lowest price is %s', at, currency,
              coalesce(found::text, 'nothing'), coalesce(lowest::text, 'none'))
            from moment m
              cross join lateral (select array_agg(s.amount) as found from product_search_price s
                where s.product_id = m.product_id and s.currency = m.currency and s.valid_from <= m.at and s.valid_until > m.at) search
              cross join lateral (select nullif(array[min(amount)], '{null}') as lowest from (
                select distinct on (v.sku) c.amount
                from product p join variant v on v.product_id = p.id join price c on c.sku = v.sku
                where p.id = m.product_id and not p.archived and not v.archived and c.currency = m.currency
                  and c.valid_from <= m.at and c.valid_until > m.at
                order by v.sku, c.valid_from desc) each) catalogue
            where found is distinct from lowest
            """;
}
