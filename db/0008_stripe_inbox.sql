create table stripe_customers (
  customer_id text primary key check (length(customer_id) between 1 and 255),
  account_id text not null,
  linked_at timestamptz not null default now()
);

create index stripe_customers_account on stripe_customers (account_id, linked_at desc);

comment on table stripe_customers is
  'Which account a Stripe customer is. It follows from the ledger (entries of type account_updated, variant customer_linked) and '
  'can be made again from it; an account''s newest customer counts, events of its older ones still find it.';

create table stripe_events (
  id text primary key check (length(id) between 1 and 255),
  type text not null,
  object_id text,
  customer_id text,
  account_id text,
  created timestamptz not null,
  received_at timestamptz not null default now(),
  body text not null,
  status text not null check (status in ('pending', 'unlinked', 'done', 'ignored')),
  attempts integer not null default 0 check (attempts >= 0),
  next_at timestamptz not null default now(),
  error text
);

create index stripe_events_next on stripe_events (next_at) where status = 'pending';
create index stripe_events_unlinked on stripe_events (customer_id) where status = 'unlinked';
create index stripe_events_received on stripe_events (received_at);

comment on table stripe_events is
  'Events of Stripe, written before they are acknowledged, applied afterwards. An event is here at most once; it is kept at least '
  '90 days after it came, so that it has no effect when it comes again.';
comment on column stripe_events.object_id is 'What it is about.';
comment on column stripe_events.customer_id is 'The customer that its object names, or null.';
comment on column stripe_events.account_id is 'The account that its object''s metadata names, or that it was applied to.';
comment on column stripe_events.created is 'When Stripe made it.';
comment on column stripe_events.body is 'The event as it came, byte for byte: JSON text.';
comment on column stripe_events.status is
  'pending: to be applied, at next_at; many attempts mean that an operator must look. unlinked: no account is known for its '
  'customer yet; it is pending again when there is one. done: applied. ignored: nothing to do for us.';
comment on column stripe_events.error is 'Why the last attempt failed, or null.';

create table stripe_cursor (
  single boolean primary key default true check (single),
  caught_up_to timestamptz not null
);

comment on table stripe_cursor is 'Up to when Stripe''s list of events was read, to find what was never delivered.';

-- How grants of a payment ended is asked when its money goes back.
create index ledger_ended_grants on ledger (account_no, (grant_seqs[1]))
  where type in ('expired', 'rolled_over', 'rollover_forfeited');
