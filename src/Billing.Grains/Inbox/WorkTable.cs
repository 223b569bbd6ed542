using Billing.Grains.Accounts;
using Npgsql;

namespace Billing.Grains.Inbox;

/// <summary>A message of the outbox that asks for Stripe work, in hand until its lease ends.</summary>
internal sealed record ClaimedWork(long AccountNo, long Seq, short N, string AccountId, int Attempts);

/// <summary>The SQL of messages of the type <see cref="Type"/> and of table <c>stripe_work</c>.</summary>
internal static class WorkTable
{
    /// <summary>The type of outbox message that says: something is open with Stripe for this account.</summary>
    public const string Type = PaymentMessages.StripeWork;

    /// <summary>Takes messages in hand; nobody else takes them before the lease ends.</summary>
    public static async Task<List<ClaimedWork>> Claim(NpgsqlDataSource source, TimeSpan lease, int atMost, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            with open as materialized (
              select o.account_no, o.seq, o.n, a.id
              from outbox o
              join accounts a on a.account_no = o.account_no
              left join stripe_work w on w.account_no = o.account_no and w.seq = o.seq and w.n = o.n
              where o.type = $1 and (w.next_at is null or w.next_at <= now())
              order by o.created_at limit $2
            ), held as (
              insert into stripe_work as w (account_no, seq, n, next_at)
              select account_no, seq, n, now() + $3 from open
              on conflict (account_no, seq, n) do update set next_at = excluded.next_at where w.next_at <= now()
              returning w.account_no, w.seq, w.n, w.attempts
            )
            select h.account_no, h.seq, h.n, o.id, h.attempts from held h
            join open o on o.account_no = h.account_no and o.seq = h.seq and o.n = h.n
            """);
        command.Parameters.AddWithValue(Type);
        command.Parameters.AddWithValue(atMost);
        command.Parameters.AddWithValue(lease);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var claimed = new List<ClaimedWork>();
        while (await reader.ReadAsync(cancel))
        {
            claimed.Add(new ClaimedWork(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt16(2), reader.GetString(3), reader.GetInt32(4)));
        }
        return claimed;
    }

    /// <summary>It is done: the message and what was noted about it go.</summary>
    public static Task Done(NpgsqlDataSource source, ClaimedWork work, CancellationToken cancel) => Run(
        source,
        """
        with gone as (delete from outbox where account_no = $1 and seq = $2 and n = $3)
        delete from stripe_work where account_no = $1 and seq = $2 and n = $3
        """,
        work,
        cancel);

    /// <summary>It failed and is tried again.</summary>
    public static Task Failed(NpgsqlDataSource source, ClaimedWork work, string reason, TimeSpan wait, CancellationToken cancel) => Run(
        source,
        """
        update stripe_work set attempts = attempts + 1, error = $4, next_at = now() + $5
        where account_no = $1 and seq = $2 and n = $3
        """,
        work,
        cancel,
        reason,
        wait);

    private static async Task Run(
        NpgsqlDataSource source, string sql, ClaimedWork work, CancellationToken cancel, params object[] more)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(work.AccountNo);
        command.Parameters.AddWithValue(work.Seq);
        command.Parameters.AddWithValue(work.N);
        foreach (var value in more)
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
