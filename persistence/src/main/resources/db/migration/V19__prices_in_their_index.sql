-- A search looks up a price for every product that it may show or count: both from one index, without the table.
alter table product_search_price
  drop constraint product_search_price_pkey,
  add primary key (product_id, currency, valid_from) include (valid_until, amount);
