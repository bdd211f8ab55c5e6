-- Parcels that no label may be bought for any more; kept also when the plan that named the parcel is gone.
create table label_stop (
  parcel_id  text collate "C" primary key check (parcel_id like 'par\_%'),
  stopped_at timestamptz not null default clock_timestamp()
);
