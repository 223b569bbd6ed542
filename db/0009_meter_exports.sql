-- Usage beyond plan and credits, on its way to Stripe's meters.

create index outbox_meter_usage on outbox (account_no, seq) where type = 'meter.usage';

comment on index outbox_meter_usage is 'Finds the accounts whose usage waits for the meter export.';

create table meter_exports (
  identifier text collate "C" primary key check (length(identifier) between 1 and 100),
  account_no bigint not null,
  account_id text not null,
  meter text collate "C" not null,
  event_name text not null,
  customer_id text not null,
  clock_id text,
  period_start timestamptz not null,
  period_end timestamptz not null check (period_end > period_start),
  seq_from bigint not null,
  seq_to bigint not null check (seq_to >= seq_from),
  value bigint not null check (value <> 0),
  precision smallint not null check (precision between 0 and 9),
  occurred_at timestamptz not null,
  cancels text references meter_exports (identifier),
  status text not null check (status in ('pending', 'delivered', 'cancelled', 'needs_review', 'dead')),
  attempts integer not null default 0 check (attempts >= 0),
  next_at timestamptz not null,
  created_at timestamptz not null,
  first_sent_at timestamptz,
  delivered_at timestamptz,
  error text,
  check (value > 0 or cancels is not null or status <> 'pending')
);

create index meter_exports_next on meter_exports (next_at) where status = 'pending';
create index meter_exports_status on meter_exports (status, identifier);
create index meter_exports_customer on meter_exports (customer_id, event_name, occurred_at);

comment on table meter_exports is
  'Sums of usage as Stripe''s meters are told them, one event each. A row is written in the transaction that takes its lines'' '
  'messages out of the outbox, and what it says of the usage never changes: however often it is sent, it is the same event.';
comment on index meter_exports_next is 'What is to be sent next.';
comment on index meter_exports_customer is 'What a meter of a customer should have counted.';
comment on column meter_exports.identifier is
  'The event''s name at Stripe, by which it counts once: account, meter and lines, and the hash of the last line, so that '
  'another database with the same numbers never takes its name.';
comment on column meter_exports.account_id is 'The id that the account is called by.';
comment on column meter_exports.event_name is 'The name of the Stripe meter''s events.';
comment on column meter_exports.customer_id is 'The Stripe customer who pays for it.';
comment on column meter_exports.clock_id is 'The test clock that the account lives on; empty for the clock on the wall.';
comment on column meter_exports.period_start is 'Begin of the period in which all of it was counted.';
comment on column meter_exports.period_end is 'End of that period, exclusive.';
comment on column meter_exports.seq_from is 'The first line of the account''s ledger that it sums.';
comment on column meter_exports.seq_to is 'The last one.';
comment on column meter_exports.value is
  'Smallest units of the meter, see precision. Negative for usage that was taken back after it had been sent.';
comment on column meter_exports.occurred_at is
  'The event''s timestamp: the time of the last usage in it, a whole second within the period.';
comment on column meter_exports.cancels is 'The delivered event that it takes back as a whole; empty for an event of its own.';
comment on column meter_exports.status is
  'pending: to be sent at next_at. delivered: Stripe has it. cancelled: Stripe had it and it was taken back. needs_review: '
  'Stripe refused it, or what became of it cannot be known, or it is negative and no event can be taken back for it; an '
  'operator decides. dead: too old for Stripe to take.';
comment on column meter_exports.next_at is 'When to send it next; while a silo has it in hand, when another may try instead.';
comment on column meter_exports.first_sent_at is
  'When it was first sent, noted before sending; empty where no attempt can have had an effect.';
comment on column meter_exports.error is 'Why it is not delivered, or why the last attempt failed; never a secret.';

create table drift_checks (
  only_row boolean primary key default true check (only_row),
  begun_at timestamptz not null
);

comment on table drift_checks is
  'One row: when all accounts were last compared with Stripe on schedule, so that of all silos one does it, and none again after '
  'a restart.';
