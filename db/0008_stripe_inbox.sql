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
  caught_up_to timestamptz not null,
  next_at timestamptz not null
);

comment on table stripe_cursor is 'Up to when Stripe''s list of events was read, to find what was never delivered.';
comment on column stripe_cursor.next_at is 'When it is read again, by whichever silo comes first.';

create table stripe_work (
  account_no bigint not null,
  seq bigint not null,
  n smallint not null,
  next_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  error text,
  primary key (account_no, seq, n)
);

create index outbox_stripe_work on outbox (created_at) where type = 'stripe.work';

comment on table stripe_work is
  'Messages of the outbox of type stripe.work that a silo has taken in hand: the account has something open with Stripe, such as '
  'a charge to be made. It goes with its message, when that is done.';
comment on column stripe_work.next_at is 'When it is tried again; while a silo has it in hand, when another may try instead.';
comment on column stripe_work.error is 'Why the last attempt failed, or null.';

create table stripe_test_clocks (
  clock_id text primary key,
  stripe_id text not null
);

comment on table stripe_test_clocks is
  'Which test clock of Stripe stands for one of ours: the customers of its accounts live on it, and it follows ours.';
