-- The rows that are written with every hold carry no foreign keys: each would look up another row for every row written, in a
-- sale's first second. They are written by one class only, levels and orders can never go, and the oracle looks
-- for rows that point nowhere (docs/decisions/0009-batches.md).
alter table stock_hold
  drop constraint stock_hold_order_id_fkey,
  -- The id says both.
  drop constraint stock_hold_order_id_number_key;
alter table stock_hold_line
  drop constraint stock_hold_line_hold_id_fkey,
  drop constraint stock_hold_line_sku_warehouse_fkey;
alter table stock_movement
  drop constraint stock_movement_order_id_fkey,
  drop constraint stock_movement_hold_id_fkey,
  drop constraint stock_movement_sku_warehouse_fkey;
alter table parcel
  drop constraint parcel_hold_id_fkey;

-- What is held comes once because its line does: the line's key is the same.
drop index stock_movement_held_once;
-- A parcel's lines are found by its hold.
drop index stock_hold_line_of_parcel;
