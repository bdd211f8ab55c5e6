-- Where things lie, in degrees (WGS 84), for the rule that asks how far the way is; and what a warehouse has to send, for the one
-- that asks how full its day is.

alter table warehouse
  add column latitude  double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add check ((latitude is null) = (longitude is null));
alter table orders
  add column ship_latitude  double precision check (ship_latitude between -90 and 90),
  add column ship_longitude double precision check (ship_longitude between -180 and 180),
  add constraint shipped_to_a_point check ((ship_latitude is null) = (ship_longitude is null));

-- For destinations that come without coordinates: {"places": [{"country": "US", "region": "NY", "coordinates": {…}}, …]}.
create table destination_places (
  only_row   boolean primary key default true check (only_row),
  version    bigint not null default 1 check (version > 0),
  places     jsonb not null default '{"places": []}' check (jsonb_typeof(places) = 'object'),
  updated_at timestamptz not null default clock_timestamp()
);
create trigger destination_places_version before update on destination_places
  for each row execute function insist_on_next_version();
create trigger destination_places_stay before delete on destination_places
  for each row execute function refuse_change();
insert into destination_places default values;

-- What left today. A parcel enters when it leaves, so this costs a checkout nothing.
create index parcel_that_left on parcel (handed_over_at) where handed_over_at is not null;
