-- What reservations, plans, messages, the scheduler and test clocks need of the store.

alter table ledger
  add column refers_to bigint,
  add column included bigint,
  add column overage bigint;

create index ledger_about on ledger (account_no, refers_to) where refers_to is not null;

comment on index ledger_about is 'Finds what happened to a reservation, a debit or a grant later.';
comment on column ledger.refers_to is
  'The line of the same account that this one is about: the reservation that it captures or releases, the debit that '
  'it reverses, the grant that it voids. Empty where it is about none.';
comment on column ledger.included is
  'The part of quantity that the plan includes, in smallest units of the meter; empty where no plan was asked.';
comment on column ledger.overage is
  'The part of quantity beyond what plan and credits cover, in smallest units of the meter; empty where there was none '
  'to bill.';

drop view ledger_readable;

create view ledger_readable as
select
  a.id as account,
  l.seq,
  l.at,
  l.type,
  l.variant,
  l.refers_to,
  l.credit_type,
  units_as_decimal(l.amount, l.precision) as amount,
  units_as_decimal(l.balance_before, l.precision) as balance_before,
  units_as_decimal(l.balance_after, l.precision) as balance_after,
  units_as_decimal(l.reserved_after, l.precision) as reserved_after,
  l.meter,
  units_as_decimal(l.quantity, l.quantity_precision) as quantity,
  units_as_decimal(l.included, l.quantity_precision) as included,
  units_as_decimal(l.overage, l.quantity_precision) as overage,
  units_as_decimal(l.meter_count, l.quantity_precision) as meter_count,
  units_as_decimal(l.unit_cost, l.precision) as unit_cost,
  l.period_start,
  l.period_end,
  l.grant_seqs,
  (
    select array_agg(units_as_decimal(line.units, l.precision) order by line.place)
    from unnest(coalesce(l.grant_amounts, array[abs(l.amount)])) with ordinality as line (units, place)
    where l.grant_seqs is not null
  ) as grant_amounts,
  l.operation,
  l.idempotency_key,
  l.reason,
  l.actor,
  l.metadata,
  l.detail
from ledger l
join accounts a using (account_no);

comment on view ledger_readable is 'The ledger with account ids and decimal amounts, for people.';

-- Lines of an account are in order of time and without gaps, so their place is found in a few steps; an index on the
-- time would cost every debit.
create function ledger_first_seq(account bigint, moment timestamptz) returns bigint language plpgsql stable as $$
declare
  low bigint := 1;
  high bigint;
  middle bigint;
begin
  select coalesce(max(seq), 0) + 1 into high from ledger where account_no = account;
  while low < high loop
    middle := (low + high) / 2;
    if (select at from ledger where account_no = account and seq = middle) < moment then
      low := middle + 1;
    else
      high := middle;
    end if;
  end loop;
  return low;
end
$$;

comment on function ledger_first_seq(bigint, timestamptz) is
  'The first line of an account at or after a moment; the place of its next line where there is none.';

create table outbox (
  account_no bigint not null,
  seq bigint not null,
  created_at timestamptz not null default now(),
  n smallint not null check (n >= 0),
  type text not null,
  payload text not null,
  primary key (account_no, seq, n)
);

comment on table outbox is
  'Messages to others that lines of the ledger cause, written in the same transaction as the lines: a message is here '
  'exactly if its line is in the ledger. Whoever delivers one removes it.';
comment on column outbox.account_no is 'The account, see accounts.';
comment on column outbox.seq is
  'The line of the account''s ledger that caused it. Messages of an account go out in this order.';
comment on column outbox.created_at is 'When it was written, by the clock of the database.';
comment on column outbox.n is 'Tells apart several messages of one line.';
comment on column outbox.type is 'What kind of message it is.';
comment on column outbox.payload is
  'The message: JSON text, byte for byte as it is sent. Cast to jsonb to search in it.';

create table due (
  account_no bigint primary key,
  at timestamptz not null,
  account_id text not null,
  clock_id text
);

create index due_next on due (at) where clock_id is null;

comment on table due is
  'When an account next has something to do without being called, such as an expiry. Only a hint: the account itself '
  'decides, and catches up at its next call in any case.';
comment on index due_next is 'What the scheduler wakes next; accounts on a test clock wait for that clock.';
comment on column due.account_no is 'The account, see accounts.';
comment on column due.at is
  'When, by the account''s clock. While a scheduler has the account in hand, when another may try instead.';
comment on column due.account_id is 'The id that the account is called by.';
comment on column due.clock_id is 'The test clock that the account lives on; empty for the clock on the wall.';

create table test_clocks (
  id text collate "C" primary key,
  now_at timestamptz not null,
  advancing_to timestamptz check (advancing_to >= now_at),
  created_at timestamptz not null
);

comment on table test_clocks is
  'Clocks that stand still until somebody advances them, with the accounts that live on them.';
comment on column test_clocks.id is 'The id that callers use.';
comment on column test_clocks.now_at is 'What the clock shows. Every account on it has caught up to here.';
comment on column test_clocks.advancing_to is
  'Where it is on its way to: some accounts may be there already. Empty while it stands still.';
comment on column test_clocks.created_at is 'When it was made, by the clock on the wall.';

create table test_clock_accounts (
  clock_id text collate "C" not null references test_clocks (id),
  account_id text collate "C" not null,
  primary key (clock_id, account_id)
);

comment on table test_clock_accounts is
  'The accounts that may live on a test clock. An account is noted here before it is opened there, so that none is '
  'forgotten; one that was then opened elsewhere, or never, stays without effect.';
comment on column test_clock_accounts.clock_id is 'The clock.';
comment on column test_clock_accounts.account_id is 'The account''s id; it may not be opened yet.';
