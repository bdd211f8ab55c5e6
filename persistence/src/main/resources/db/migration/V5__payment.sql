-- Where an order's money stands: the sum of its entries, kept beside them for reading.
create table payment (
  order_id       text collate "C" primary key references orders,
  status         text not null check (status in ('none', 'action_required', 'declined', 'authorised', 'partially_captured', 'captured',
                   'voided', 'partially_refunded', 'refunded')),
  authorisation  text collate "C",
  decline_reason text,
  currency       text not null check (currency ~ '^[A-Z]{3}$'),
  authorised     bigint not null default 0 check (authorised >= 0),
  captured       bigint not null default 0 check (captured >= 0),
  refunded       bigint not null default 0 check (refunded >= 0),
  voided         bigint not null default 0 check (voided >= 0),
  updated_at     timestamptz not null default clock_timestamp(),
  check (captured + voided <= authorised),
  check (refunded <= captured)
);
create unique index payment_of_authorisation on payment (authorisation) where authorisation is not null;

create table payment_entry (
  id        bigint generated always as identity primary key,
  order_id  text collate "C" not null references payment,
  kind      text not null check (kind in ('authorised', 'captured', 'voided', 'refunded')),
  parcel_id text collate "C",
  amount    bigint not null check (amount > 0),
  reference text collate "C" not null,
  at        timestamptz not null default clock_timestamp()
);
create index payment_entry_of_order on payment_entry (order_id);
create unique index payment_authorised_once on payment_entry (reference) where kind = 'authorised';
create unique index payment_captured_once on payment_entry (parcel_id) where kind = 'captured';
create unique index payment_refunded_once on payment_entry (reference) where kind = 'refunded';

create trigger payment_entry_kept before update or delete on payment_entry
  for each row execute function refuse_change();
create trigger payment_entry_kept_whole before truncate on payment_entry
  for each statement execute function refuse_change();
