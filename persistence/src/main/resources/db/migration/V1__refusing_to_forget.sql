-- Guards that later files put on their tables. Text ids are compared byte by byte (collate "C"), so that they sort the same
-- everywhere and UUIDv7 ids sort by time.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create function insist_on_next_version() returns trigger language plpgsql as $$
begin
  -- Readers of the near-cache keep the row with the higher version: a change that does not raise it would never be seen.
  if new.version <> old.version + 1 then
    raise exception '% must raise its version by one in every update, not from % to %',
      tg_table_name, old.version, new.version using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
