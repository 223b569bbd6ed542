using System.Collections.Immutable;
using Billing.Contracts.Payments;
using Npgsql;

namespace Billing.Grains.Inbox;

/// <summary>An event that this silo has in hand until its lease ends.</summary>
internal sealed record ClaimedEvent(StripeEvent Event, string? AccountId, int Attempts);

/// <summary>The SQL of table <c>stripe_events</c>.</summary>
internal static class InboxTable
{
    private const string Columns =
        "id, type, object_id, customer_id, account_id, created, received_at, status, attempts, next_at, error";

    /// <summary>Writes an event, once (SEMANTICS E2).</summary>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> Add(NpgsqlDataSource source, StripeEvent read, string status, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            insert into stripe_events (id, type, object_id, customer_id, account_id, created, body, status)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
            """);
        Fill(command, read.Id, read.Type, read.ObjectId, read.CustomerId, read.AccountId, read.Created, read.Body, status);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>
    /// Takes events in hand, oldest first: their time becomes the end of the lease, so that nobody else takes them before.
    /// </summary>
    public static async Task<List<ClaimedEvent>> Claim(NpgsqlDataSource source, TimeSpan lease, int atMost, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            with due as materialized (
              select id from stripe_events where status = 'pending' and next_at <= now()
              order by created, received_at, id limit $1 for update skip locked
            )
            update stripe_events e set next_at = now() + $2 from due d where e.id = d.id
            returning e.body, e.account_id, e.attempts
            """);
        Fill(command, atMost, lease);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var claimed = new List<ClaimedEvent>();
        while (await reader.ReadAsync(cancel))
        {
            if (StripeEvent.TryRead(reader.GetString(0), out var read))
                claimed.Add(new ClaimedEvent(read, reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt32(2)));
        }
        return [.. claimed.OrderBy(one => one.Event.Created)];
    }

    /// <summary>It was applied.</summary>
    public static Task Done(NpgsqlDataSource source, string id, string accountId, CancellationToken cancel) => Run(
        source, "update stripe_events set status = 'done', error = null, account_id = $2 where id = $1", cancel, id, accountId);

    /// <summary>Nobody's customer yet (SEMANTICS E6).</summary>
    public static Task Unlinked(NpgsqlDataSource source, string id, CancellationToken cancel) => Run(
        source,
        """
        update stripe_events e set
          status = case when exists (select from stripe_customers c where c.customer_id = e.customer_id) then 'pending' else 'unlinked' end,
          error = null
        where id = $1
        """,
        cancel,
        id);

    /// <summary>It failed and is tried again.</summary>
    public static Task Failed(NpgsqlDataSource source, string id, string reason, TimeSpan wait, CancellationToken cancel) => Run(
        source,
        "update stripe_events set attempts = attempts + 1, error = $2, next_at = now() + $3 where id = $1",
        cancel,
        id,
        reason,
        wait);

    /// <summary>It is to be applied now, whatever became of it before.</summary>
    public static async Task<InboxEventView?> Retry(NpgsqlDataSource source, string id, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            $"update stripe_events set status = 'pending', next_at = now() where id = $1 returning {Columns}");
        Fill(command, id);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    /// <summary>A page, newest first; one more than asked where more follow.</summary>
    public static async Task<ImmutableArray<InboxEventView>> List(NpgsqlDataSource source, InboxQuery query, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            $"""
            select {Columns} from stripe_events e
            where ($1::text is null or case $1 when 'failing' then status = 'pending' and attempts > 0 else status = $1 end)
              and ($2::text is null or (received_at, id) < (select received_at, id from stripe_events where id = $2))
            order by received_at desc, id desc limit $3
            """);
        Fill(command, query.Status, query.AfterId, query.Limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = ImmutableArray.CreateBuilder<InboxEventView>();
        while (await reader.ReadAsync(cancel))
            found.Add(Read(reader));
        return found.ToImmutable();
    }

    /// <summary>Forgets what came longer ago and is not to be applied any more (SEMANTICS E2: 90 days at least).</summary>
    public static Task Forget(NpgsqlDataSource source, TimeSpan after, CancellationToken cancel) => Run(
        source, "delete from stripe_events where received_at < now() - $1 and status <> 'pending'", cancel, after);

    private static async Task Run(NpgsqlDataSource source, string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        Fill(command, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Fill(NpgsqlCommand command, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(value is null or string
                ? new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = value ?? DBNull.Value }
                : new NpgsqlParameter { Value = value });
        }
    }

    private static InboxEventView Read(NpgsqlDataReader row)
    {
        var status = row.GetString(7);
        return new InboxEventView(
            row.GetString(0),
            row.GetString(1),
            Text(row, 2),
            Text(row, 3),
            Text(row, 4),
            row.GetDateTime(5),
            row.GetDateTime(6),
            status,
            row.GetInt32(8),
            status == "pending" ? row.GetDateTime(9) : null,
            Text(row, 10));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
