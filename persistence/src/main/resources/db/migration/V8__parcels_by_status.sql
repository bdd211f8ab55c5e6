-- A warehouse asks for what waits to be packed, oldest orders first.
create index parcel_by_status on parcel (status, id);
