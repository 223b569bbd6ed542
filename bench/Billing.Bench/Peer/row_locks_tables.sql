-- The peer: what a careful backend engineer would build on PostgreSQL alone. One function, one round trip, one
-- transaction; the account's row is locked first, so that debits of one account come one after the other. It keeps the
-- same promises as ours (idempotency key for ever, oldest grants first, expiry written once and before the debit, a
-- counter a month, a ledger line with the balance before and after, a refusal that changes nothing) and is spared what
-- ours does beyond that: the chain of hashes, the catalog, metadata, burn orders, partial debits.

-- Rows that are updated in place, with room for it on the page and no index on what changes.
create table accounts (
  account_no bigint generated always as identity primary key,
  id text not null unique,
  seq bigint not null default 0,
  last_at timestamptz not null default '-infinity'
) with (fillfactor = 50);

create table grants (
  account_no bigint not null,
  seq bigint not null,
  credit_type text not null,
  priority smallint not null default 50,
  effective_at timestamptz not null,
  expires_at timestamptz not null,
  remaining bigint not null check (remaining >= 0),
  primary key (account_no, seq)
) with (fillfactor = 50);

create table counters (
  account_no bigint not null,
  meter text not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  count bigint not null,
  primary key (account_no, meter)
) with (fillfactor = 50);

create table ledger (
  account_no bigint not null,
  seq bigint not null,
  at timestamptz not null,
  amount bigint not null,
  balance_before bigint not null,
  balance_after bigint not null,
  quantity bigint,
  meter_count bigint,
  type text not null,
  credit_type text not null,
  meter text,
  grant_seqs bigint[],
  grant_amounts bigint[],
  idempotency_key text,
  primary key (account_no, seq)
);

create unique index ledger_key on ledger (account_no, idempotency_key) where idempotency_key is not null;

create function open_account(p_account text) returns void language sql as $$
  insert into accounts (id) values (p_account)
$$;

create function balance_of(p_account text) returns bigint language sql as $$
  select coalesce(sum(g.remaining), 0)::bigint from accounts a join grants g using (account_no) where a.id = p_account
$$;

create function grant_credits(p_account text, p_credit_type text, p_amount bigint, p_expires_at timestamptz)
returns bigint language plpgsql as $$
declare
  v_no bigint;
  v_seq bigint;
  v_before bigint := balance_of(p_account);
begin
  update accounts set seq = seq + 1, last_at = greatest(clock_timestamp(), last_at) where id = p_account
  returning account_no, seq into v_no, v_seq;
  insert into grants (account_no, seq, credit_type, effective_at, expires_at, remaining)
  values (v_no, v_seq, p_credit_type, clock_timestamp(), p_expires_at, p_amount);
  insert into ledger (account_no, seq, at, type, credit_type, amount, balance_before, balance_after)
  values (v_no, v_seq, clock_timestamp(), 'grant', p_credit_type, p_amount, v_before, v_before + p_amount);
  return v_seq;
end
$$;
