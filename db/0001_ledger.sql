-- Accounts and their ledger. The ledger is the truth: everything else the service knows of an account follows from it.

create table accounts (
  account_no bigint generated always as identity primary key,
  id text not null unique,
  created_at timestamptz not null default now()
);

comment on table accounts is
  'Every account id that was ever registered. An account exists for callers from its first ledger entry on.';
comment on column accounts.account_no is 'Number of the account inside this database.';
comment on column accounts.id is 'The id that callers use.';
comment on column accounts.created_at is 'When the id was registered.';

-- Fixed-width columns first: no padding between them. There is no foreign key to accounts: it would lock the account's
-- row on every entry, and the numbers come from nowhere else.
create table ledger (
  account_no bigint not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  amount bigint not null,
  balance_before bigint not null,
  balance_after bigint not null,
  reserved_after bigint not null,
  quantity bigint,
  meter_count bigint,
  unit_cost bigint,
  period_start timestamptz,
  period_end timestamptz,
  entry_id uuid not null,
  key_hash uuid,
  precision smallint,
  quantity_precision smallint,
  hash bytea not null check (octet_length(hash) = 32),
  type text not null,
  variant text,
  credit_type text,
  meter text,
  grant_seqs bigint[],
  grant_amounts bigint[],
  operation text,
  idempotency_key text,
  reason text,
  actor text,
  metadata text,
  detail jsonb,
  primary key (account_no, seq),
  check (balance_after = balance_before + amount),
  check ((credit_type is null) = (precision is null)),
  check ((key_hash is null) = (operation is null))
);

create unique index ledger_key on ledger (account_no, key_hash) where key_hash is not null;
create index ledger_other_than_debits on ledger (account_no, seq) where type <> 'debit';

comment on table ledger is
  'One line per thing that happened to an account, in order. Lines are only ever added. Amounts are whole numbers of the '
  'smallest unit: divide by 10 to the power of precision, or read the view ledger_readable.';
comment on index ledger_key is 'A key is used once per account and operation, for the life of the ledger.';
comment on column ledger.account_no is 'The account, see accounts.';
comment on column ledger.seq is 'Place in the account''s ledger: 1, 2, 3 and so on without gaps.';
comment on column ledger.at is 'When it took effect; never before the line before it.';
comment on column ledger.amount is 'How far it moved the settled balance; negative takes away. 0 where it moved nothing.';
comment on column ledger.balance_before is 'Settled balance of credit_type before it; 0 without a credit type.';
comment on column ledger.balance_after is 'Settled balance of credit_type after it.';
comment on column ledger.reserved_after is 'Units of credit_type that open reservations held after it.';
comment on column ledger.quantity is 'Usage that was admitted, in smallest units of the meter; see quantity_precision.';
comment on column ledger.meter_count is 'What the meter had counted in its period after it, in smallest units of the meter.';
comment on column ledger.unit_cost is 'Credit units that a whole unit of the meter cost; empty where it only counts.';
comment on column ledger.period_start is 'Begin of the period in which the usage was counted.';
comment on column ledger.period_end is 'End of that period; what happens then belongs to the next.';
comment on column ledger.entry_id is 'Random, so that two writers'' lines differ even when they say the same.';
comment on column ledger.key_hash is 'What makes the call unique; empty for what time alone caused.';
comment on column ledger.precision is 'Decimal places of amount and balances.';
comment on column ledger.quantity_precision is 'Decimal places of quantity and meter_count.';
comment on column ledger.hash is 'SHA-256 over the hash of the line before and this line: a changed or missing line shows.';
comment on column ledger.type is 'Kind of line: account_updated, grant, debit, expired, adjusted, deficit_repaid.';
comment on column ledger.variant is
  'Which event, where a kind has several: opened or updated; issued, scheduled or activated.';
comment on column ledger.credit_type is 'The credit type that the amounts are of, or empty.';
comment on column ledger.meter is 'The meter that counted usage, or empty.';
comment on column ledger.grant_seqs is 'The grants that it moved units of, each named by the seq of the line that made it.';
comment on column ledger.grant_amounts is
  'Units of each grant in grant_seqs. Empty where it is one grant and all of the amount.';
comment on column ledger.operation is 'The operation that was called; empty for what time alone caused.';
comment on column ledger.idempotency_key is 'The caller''s idempotency key; empty where the caller gave none.';
comment on column ledger.reason is 'What the caller gave as reason.';
comment on column ledger.actor is 'Who did it, for changes by administrators.';
comment on column ledger.metadata is
  'The caller''s metadata: JSON text, byte for byte as it was hashed. Cast to jsonb to search in it.';
comment on column ledger.detail is 'The rest that belongs to this kind of line, such as the terms of a grant.';

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % refused', lower(tg_op)
    using hint = 'Write an adjustment instead. A restore may disable the trigger ledger_append_only.';
end
$$;

comment on function ledger_refuse_change() is 'Says no: lines of the ledger are never changed or removed.';

create trigger ledger_append_only before update or delete or truncate on ledger
  for each statement execute function ledger_refuse_change();

create function units_as_decimal(units bigint, decimals smallint) returns numeric
  language sql immutable parallel safe
  return round(units / 10::numeric ^ decimals, decimals);

comment on function units_as_decimal(bigint, smallint) is 'Smallest units as a decimal number: 150 at 2 decimals is 1.50.';

create view ledger_readable as
select
  a.id as account,
  l.seq,
  l.at,
  l.type,
  l.variant,
  l.credit_type,
  units_as_decimal(l.amount, l.precision) as amount,
  units_as_decimal(l.balance_before, l.precision) as balance_before,
  units_as_decimal(l.balance_after, l.precision) as balance_after,
  units_as_decimal(l.reserved_after, l.precision) as reserved_after,
  l.meter,
  units_as_decimal(l.quantity, l.quantity_precision) as quantity,
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
