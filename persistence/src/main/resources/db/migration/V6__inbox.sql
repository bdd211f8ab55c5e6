-- What providers told us, kept before it is acted upon: applied once, in any order.
create table inbox_event (
  provider     text collate "C" not null,
  event_id     text collate "C" not null,
  type         text not null,
  payload      text not null,
  received_at  timestamptz not null default clock_timestamp(),
  attempts     int not null default 0,
  next_attempt timestamptz not null default clock_timestamp(),
  failure      text,
  applied_at   timestamptz,
  parked_at    timestamptz,
  primary key (provider, event_id),
  check (applied_at is null or parked_at is null)
);
create index inbox_event_due on inbox_event (next_attempt) where applied_at is null and parked_at is null;
