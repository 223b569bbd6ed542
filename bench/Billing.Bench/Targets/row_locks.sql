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

create function use_meter(
  p_account text, p_key text, p_meter text, p_quantity bigint, p_credit_type text, p_cost bigint,
  out refusal text, out replayed boolean, out entry bigint, out balance bigint)
language plpgsql as $$
declare
  v_no bigint;
  v_seq bigint;
  v_now timestamptz;
  v_need bigint := p_quantity * p_cost;
  v_before bigint := 0;
  v_left bigint;
  v_ended boolean := false;
  v_count bigint;
  v_seqs bigint[] := '{}';
  v_amounts bigint[] := '{}';
  v_live bigint[] := '{}';
  v_live_left bigint[] := '{}';
  v_old record;
  g record;
begin
  replayed := false;
  select a.account_no, a.seq, greatest(clock_timestamp(), a.last_at) into v_no, v_seq, v_now
  from accounts a where a.id = p_account for no key update;
  if not found then
    refusal := 'account_not_found';
    return;
  end if;

  if p_key is not null then
    select l.seq, l.balance_after, l.quantity, l.meter into v_old
    from ledger l where l.account_no = v_no and l.idempotency_key = p_key;
    if found then
      replayed := true;
      if v_old.meter is distinct from p_meter or v_old.quantity is distinct from p_quantity then
        refusal := 'idempotency_key_reused';
      else
        entry := v_old.seq;
        balance := v_old.balance_after;
      end if;
      return;
    end if;
  end if;

  -- What has ended is written off first, each grant once; what is left counts, in the order in which it burns.
  for g in
    select r.seq, r.remaining, r.expires_at from grants r
    where r.account_no = v_no and r.credit_type = p_credit_type and r.remaining > 0
    order by r.priority, r.effective_at, r.seq
  loop
    v_before := v_before + g.remaining;
    if g.expires_at <= v_now then
      v_ended := true;
    else
      v_live := v_live || g.seq;
      v_live_left := v_live_left || g.remaining;
    end if;
  end loop;
  if v_ended then
    for g in
      select r.seq, r.remaining, r.expires_at from grants r
      where r.account_no = v_no and r.credit_type = p_credit_type and r.remaining > 0 and r.expires_at <= v_now
      order by r.expires_at, r.seq
    loop
      v_seq := v_seq + 1;
      insert into ledger (account_no, seq, at, type, credit_type, amount, balance_before, balance_after, grant_seqs)
      values (v_no, v_seq, g.expires_at, 'expired', p_credit_type, -g.remaining, v_before, v_before - g.remaining,
        array[g.seq]);
      update grants set remaining = 0 where account_no = v_no and seq = g.seq;
      v_before := v_before - g.remaining;
    end loop;
  end if;

  if v_before < v_need then
    if v_ended then
      update accounts set seq = v_seq, last_at = v_now where account_no = v_no;
    end if;
    refusal := 'insufficient_credits';
    return;
  end if;

  v_left := v_need;
  for i in 1 .. cardinality(v_live) loop
    exit when v_left = 0;
    v_seqs := v_seqs || v_live[i];
    v_amounts := v_amounts || least(v_left, v_live_left[i]);
    update grants set remaining = remaining - least(v_left, v_live_left[i]) where account_no = v_no and seq = v_live[i];
    v_left := v_left - least(v_left, v_live_left[i]);
  end loop;

  update counters c set
    count = case when v_now < c.period_end then c.count else 0 end + p_quantity,
    period_start = case when v_now < c.period_end then c.period_start else date_trunc('month', v_now, 'UTC') end,
    period_end = case when v_now < c.period_end then c.period_end
      else date_trunc('month', v_now, 'UTC') + interval '1 month' end
  where c.account_no = v_no and c.meter = p_meter
  returning c.count into v_count;
  if not found then
    insert into counters (account_no, meter, period_start, period_end, count)
    values (v_no, p_meter, date_trunc('month', v_now, 'UTC'), date_trunc('month', v_now, 'UTC') + interval '1 month',
      p_quantity)
    returning count into v_count;
  end if;

  entry := v_seq + 1;
  balance := v_before - v_need;
  insert into ledger (account_no, seq, at, type, credit_type, amount, balance_before, balance_after, meter, quantity,
    meter_count, grant_seqs, grant_amounts, idempotency_key)
  values (v_no, entry, v_now, 'debit', p_credit_type, -v_need, v_before, balance, p_meter, p_quantity, v_count, v_seqs,
    v_amounts, p_key);
  update accounts set seq = entry, last_at = v_now where account_no = v_no;
end
$$;
