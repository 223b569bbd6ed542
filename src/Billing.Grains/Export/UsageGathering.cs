using Billing.Grains.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Export;

/// <summary>
/// Sums the usage that waits in <c>outbox</c> to rows of <c>meter_exports</c>, at most one for each account, meter and
/// period at a time (SEMANTICS F1). Each row is written in the one statement that removes what it sums.
/// </summary>
public sealed class UsageGathering(NpgsqlDataSource source, IOptions<MeterExportOptions> options)
{
    // Steps from account to account in the index, however many messages each has. Accounts without a customer wait.
    private const string FindAccounts =
        $"""
        with recursive waiting as (
          (select account_no, 1 as place from outbox where type = '{MeterUsageMessage.Type}' and account_no > $1
           order by account_no limit 1)
          union all
          select (select o.account_no from outbox o
                  where o.type = '{MeterUsageMessage.Type}' and o.account_no > w.account_no
                  order by o.account_no limit 1), w.place + 1
          from waiting w where w.account_no is not null and w.place < $2
        )
        select w.account_no, exists (select from stripe_customers c where c.account_id = a.id)
        from waiting w
        join accounts a using (account_no)
        order by w.account_no
        """;

    // What another silo has locked is another silo's. The sum of what an account's lines hold at this moment: positive is
    // sent; 0 is nothing to tell; negative waits for more of the same period, and when that can come no more, takes back
    // a delivered event that is exactly as large, or is for an operator (SEMANTICS F6).
    private const string Gather =
        $"""
        with waiting as materialized (
          select o.account_no, o.seq, o.n, o.payload::jsonb as said
          from outbox o where o.type = '{MeterUsageMessage.Type}' and o.account_no = any($1)
          for update skip locked
        ), spoken as (
          select w.account_no, w.seq, w.n, u.*
          from waiting w
          cross join lateral jsonb_to_record(w.said) as u (
            meter text, overage bigint, precision smallint, period_start timestamptz, period_end timestamptz, at timestamptz)
        ), sums as (
          select account_no, meter, precision, period_start, period_end, min(seq) as seq_from, max(seq) as seq_to,
                 sum(overage)::bigint as value, max(at) as last_at
          from spoken
          group by account_no, meter, precision, period_start, period_end
        ), known as materialized (
          select s.*, a.id as account_id, c.customer_id, t.clock_id, coalesce(m.stripe_event_name, $3) as event_name,
                 coalesce(t.now_at, $2) as now_at,
                 'mu:' || s.account_no || ':' || left(s.meter, 20) || ':' || s.seq_from || ':' || s.seq_to || ':'
                   || left(encode(l.hash, 'hex'), 12) as identifier
          from sums s
          join accounts a using (account_no)
          join ledger l on l.account_no = s.account_no and l.seq = s.seq_to
          join current_meters m on m.code = s.meter
          join lateral (
            select customer_id from stripe_customers where account_id = a.id
            order by linked_at desc, customer_id limit 1
          ) c on true
          left join lateral (
            select k.id as clock_id, k.now_at from test_clock_accounts h join test_clocks k on k.id = h.clock_id
            where h.account_id = a.id order by k.now_at desc limit 1
          ) t on true
        ), decided as materialized (
          select k.*, e.identifier as cancels
          from known k
          left join lateral (
            select d.identifier from meter_exports d
            where k.value < 0 and d.status = 'delivered' and d.cancels is null
              and d.account_no = k.account_no and d.meter = k.meter and d.customer_id = k.customer_id
              and d.period_start = k.period_start and d.period_end = k.period_end and d.value = -k.value
              and d.first_sent_at > $2 - interval '23 hours'
              and not exists (select from meter_exports b where b.cancels = d.identifier)
            order by d.first_sent_at desc limit 1
          ) e on true
          where k.event_name is not null and (k.value >= 0 or k.period_end + $4 <= k.now_at)
        ), added as (
          insert into meter_exports
            (identifier, account_no, account_id, meter, event_name, customer_id, clock_id, period_start, period_end,
             seq_from, seq_to, value, precision, occurred_at, cancels, status, next_at, created_at, error)
          select identifier, account_no, account_id, meter, event_name, customer_id, clock_id, period_start, period_end,
                 seq_from, seq_to, value, precision,
                 greatest(
                   to_timestamp(ceil(extract(epoch from period_start))),
                   date_trunc('second', least(last_at, period_end - interval '1 second', now_at))),
                 cancels,
                 case when value > 0 and value < 1000000000000000 or cancels is not null
                   then 'pending' else 'needs_review' end,
                 $2, $2,
                 case when value >= 1000000000000000 then 'more digits than Stripe takes'
                   when value < 0 and cancels is null then 'taken back after it was sent, and no one event is as large' end
          from decided where value <> 0
          returning 1
        ), gone as (
          delete from outbox o using spoken u, decided d
          where d.account_no = u.account_no and d.meter = u.meter and d.precision = u.precision
            and d.period_start = u.period_start and d.period_end = u.period_end
            and o.account_no = u.account_no and o.seq = u.seq and o.n = u.n
        )
        select count(*) from added
        """;

    /// <summary>Sums everything that waits.</summary>
    /// <returns>How many rows were made.</returns>
    /// <exception cref="NpgsqlException">The store is away; what was not summed waits.</exception>
    public async Task<long> Run(DateTimeOffset now, CancellationToken cancel)
    {
        var (made, last) = (0L, 0L);
        while (true)
        {
            var accounts = await Accounts(last, cancel);
            if (accounts.Exists(account => account.IsLinked))
                made += await Sum([.. accounts.Where(account => account.IsLinked).Select(account => account.No)], now, cancel);
            if (accounts.Count < options.Value.AccountsAtOnce)
                return made;
            last = accounts[^1].No;
        }
    }

    private async Task<List<(long No, bool IsLinked)>> Accounts(long after, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(FindAccounts);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = options.Value.AccountsAtOnce });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(long, bool)>();
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetInt64(0), reader.GetBoolean(1)));
        return found;
    }

    private async Task<long> Sum(long[] accounts, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Gather);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = accounts });
        command.Parameters.Add(
            new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)options.Value.DefaultEventName ?? DBNull.Value,
        });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Value.Grace });
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
