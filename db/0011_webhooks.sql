-- What others are told of accounts, over HTTP (SEMANTICS I).

create index outbox_webhooks on outbox (account_no, seq, n) where type not in ('meter.usage', 'stripe.work');

comment on index outbox_webhooks is
  'Finds the messages that are for receivers outside: all but those that another part of the service takes out itself.';

create table webhook_endpoints (
  no bigint generated always as identity primary key,
  id text collate "C" not null unique check (length(id) between 4 and 64),
  url text not null check (length(url) between 8 and 2048),
  events text[] check (cardinality(events) > 0),
  description text,
  status text not null check (status in ('enabled', 'disabled')),
  disabled_reason text check (disabled_reason in ('gone', 'failing', 'operator')),
  secret text not null,
  previous_secret text,
  previous_expires_at timestamptz,
  version integer not null default 1,
  failures_in_row integer not null default 0 check (failures_in_row >= 0),
  failing_since timestamptz,
  paused_until timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz,
  check ((status = 'disabled') = (disabled_reason is not null)),
  check ((previous_secret is null) = (previous_expires_at is null)),
  check ((failures_in_row = 0) = (failing_since is null))
);

comment on table webhook_endpoints is 'Receivers of messages. What is pending for a disabled one waits until it is enabled again.';
comment on column webhook_endpoints.no is 'The order in which endpoints were made; what their deliveries name them by.';
comment on column webhook_endpoints.events is
  'The message types that it gets: names, and prefixes that end in a dot and an asterisk. Empty for all.';
comment on column webhook_endpoints.disabled_reason is
  'gone: it answered 410. failing: it took nothing for the whole schedule of attempts. operator: somebody did it.';
comment on column webhook_endpoints.secret is
  'What its messages are signed with, whsec_ and base64. It cannot be a hash: whoever reads this table can sign as the service.';
comment on column webhook_endpoints.previous_secret is 'The secret before, which signs too until previous_expires_at.';
comment on column webhook_endpoints.version is 'Counts changes by operators; an attempt that was begun before one is the last.';
comment on column webhook_endpoints.failures_in_row is 'Failed attempts, of whichever account, since the last that succeeded.';
comment on column webhook_endpoints.failing_since is 'When the first of them was; empty where there is none.';
comment on column webhook_endpoints.paused_until is 'Nothing is sent before: it asked for that, or is tried with one message at a time.';
comment on column webhook_endpoints.deleted_at is 'When it was deleted; its deliveries are removed bit by bit.';

create table webhook_deliveries (
  endpoint_no bigint not null,
  account_no bigint not null,
  seq bigint not null,
  no bigint generated always as identity,
  n smallint not null,
  id text collate "C" not null,
  account_id text not null,
  type text not null,
  payload text not null,
  created_at timestamptz not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  last_status integer,
  last_error text,
  delivered_at timestamptz,
  primary key (endpoint_no, account_no, seq, n)
);

create unique index webhook_deliveries_id on webhook_deliveries (endpoint_no, id);
create index webhook_deliveries_no on webhook_deliveries (endpoint_no, no);
create index webhook_deliveries_pending on webhook_deliveries (endpoint_no, account_no, seq, n) where status = 'pending';
create index webhook_deliveries_failed on webhook_deliveries (endpoint_no, no) where status = 'failed';
create index webhook_deliveries_created on webhook_deliveries (created_at) where status <> 'pending';

comment on table webhook_deliveries is
  'One message for one endpoint. Rows are made in the transaction that takes the message out of outbox, and kept for a while '
  'after they were delivered or given up, so that they can be sent again.';
comment on column webhook_deliveries.no is 'The order in which they are listed.';
comment on column webhook_deliveries.seq is 'The line of the account''s ledger that caused it. An account''s messages go out in this order.';
comment on column webhook_deliveries.n is 'Tells apart several messages of one line.';
comment on column webhook_deliveries.id is
  'The header webhook-id: made of account, line and n, so the same at each attempt, at each replay and for each endpoint.';
comment on column webhook_deliveries.payload is 'The body: JSON text, byte for byte as it is signed and sent.';
comment on column webhook_deliveries.status is
  'pending: to be sent, in its turn. delivered: answered with 2xx. failed: given up; only a replay sends it again.';
comment on column webhook_deliveries.last_status is 'The HTTP status of the last attempt; empty where there was no answer.';
comment on column webhook_deliveries.last_error is 'Why the last attempt failed: a word of ours or the begin of the answer.';
comment on index webhook_deliveries_pending is 'Finds the head of an account''s line.';

create table webhook_queues (
  endpoint_no bigint not null,
  account_no bigint not null,
  next_attempt_at timestamptz not null,
  taken_until timestamptz,
  failing_since timestamptz,
  failures integer not null default 0 check (failures >= 0),
  primary key (endpoint_no, account_no)
);

create index webhook_queues_next on webhook_queues (endpoint_no, next_attempt_at);

comment on table webhook_queues is
  'One row for each endpoint and account with something pending. A dispatcher takes accounts, not messages, so that the next '
  'message of an account is sent when the one before was delivered or given up.';
comment on column webhook_queues.next_attempt_at is 'When the head of the line is sent next.';
comment on column webhook_queues.taken_until is
  'While a silo has it in hand: when another may take it instead. The very value also tells the silo that it still has it.';
comment on column webhook_queues.failures is 'Failed attempts of the head of the line in a row: the place in the schedule.';
comment on column webhook_queues.failing_since is 'When the first of them was.';

create table webhook_misfits (
  account_no bigint not null,
  seq bigint not null,
  n smallint not null,
  type text not null,
  payload text not null,
  created_at timestamptz not null,
  reason text not null,
  set_aside_at timestamptz not null,
  primary key (account_no, seq, n)
);

comment on table webhook_misfits is
  'Messages out of outbox that could not be handed on, set aside so that the others could. Empty unless something is broken; '
  'what is put back into outbox is tried again.';
comment on column webhook_misfits.reason is 'The error''s SQLSTATE and constraint, or what kind of error it was; never what the row holds.';
