-- A checkout is an order that no workflow has taken over: how it is paid becomes known when it is paid.
alter table orders
  alter column payment_method drop not null,
  add constraint paid_somehow check
    (payment_method is not null or status in ('pending', 'expired', 'refused') and not in_workflow);
