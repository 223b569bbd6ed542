-- A debit of the peer; row_locks_tables.sql says what it is.
create function use_meter(
  p_account text, p_key text, p_meter text, p_quantity bigint, p_credit_type text, p_cost bigint,
  out refusal text, out replayed boolean, out entry bigint, out balance bigint,
  -- What an answer over HTTP tells besides.
  out owner bigint, out happened timestamptz, out counted bigint, out burnt bigint[], out burnt_amounts bigint[])
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
    select l.seq, l.balance_after, l.quantity, l.meter, l.at, l.meter_count, l.grant_seqs, l.grant_amounts into v_old
    from ledger l where l.account_no = v_no and l.idempotency_key = p_key;
    if found then
      replayed := true;
      if v_old.meter is distinct from p_meter or v_old.quantity is distinct from p_quantity then
        refusal := 'idempotency_key_reused';
      else
        entry := v_old.seq;
        balance := v_old.balance_after;
        owner := v_no;
        happened := v_old.at;
        counted := v_old.meter_count;
        burnt := v_old.grant_seqs;
        burnt_amounts := v_old.grant_amounts;
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
    balance := v_before;
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
  owner := v_no;
  happened := v_now;
  counted := v_count;
  burnt := v_seqs;
  burnt_amounts := v_amounts;
  insert into ledger (account_no, seq, at, type, credit_type, amount, balance_before, balance_after, meter, quantity,
    meter_count, grant_seqs, grant_amounts, idempotency_key)
  values (v_no, entry, v_now, 'debit', p_credit_type, -v_need, v_before, balance, p_meter, p_quantity, v_count, v_seqs,
    v_amounts, p_key);
  update accounts set seq = entry, last_at = v_now where account_no = v_no;
end
$$;
