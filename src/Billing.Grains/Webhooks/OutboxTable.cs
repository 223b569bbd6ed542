using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>The SQL that takes messages out of the outbox and makes deliveries of them.</summary>
internal static class OutboxTable
{
    // The very words of the index outbox_webhooks.
    private const string ForOthers = "type not in ('meter.usage', 'stripe.work')";

    /// <summary>Whether a message waits.</summary>
    public static async Task<bool> IsThereAny(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"select exists (select from outbox where {ForOthers})");
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Takes the lock until the transaction ends; false where another silo has it.</summary>
    public static async Task<bool> TryLock(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Statement("select pg_try_advisory_xact_lock($1)", FanOutRound.Lock);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Messages behind a place, in order.</summary>
    public static async Task<List<OutboxRow>> Read(
        NpgsqlConnection connection, OutboxPlace after, int limit, CancellationToken cancel)
    {
        await using var command = connection.Statement($"""
            select o.account_no, o.seq, o.n, a.id, o.type, o.payload, o.created_at
            from (
              select account_no, seq, n, type, payload, created_at from outbox
              where {ForOthers} and (account_no, seq, n) > ($1, $2, $3)
              order by account_no, seq, n limit $4
            ) o
            join accounts a using (account_no)
            order by o.account_no, o.seq, o.n
            """,
            after.AccountNo,
            after.Seq,
            after.N,
            limit);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<OutboxRow>();
        while (await row.ReadAsync(cancel))
        {
            rows.Add(new OutboxRow(
                new OutboxPlace(row.GetInt64(0), row.GetInt64(1), row.GetInt16(2)),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetDateTime(6)));
        }
        return rows;
    }

    /// <summary>The endpoints that are enabled, and what they want.</summary>
    public static async Task<List<(long No, EventFilter Filter)>> Endpoints(
        NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Statement("select no, events from webhook_endpoints where status = 'enabled' and deleted_at is null");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var endpoints = new List<(long, EventFilter)>();
        while (await row.ReadAsync(cancel))
            endpoints.Add((row.GetInt64(0), EventFilter.Of(row.IsDBNull(1) ? null : row.GetFieldValue<string[]>(1))));
        return endpoints;
    }

    /// <summary>Makes the deliveries, puts their accounts into line, and removes the messages.</summary>
    public static async Task HandOn(
        NpgsqlConnection connection,
        List<NewDelivery> deliveries,
        List<OutboxRow> messages,
        DateTime now,
        CancellationToken cancel)
    {
        if (deliveries.Count > 0)
        {
            await Insert(connection, deliveries, now, cancel);
            await PutIntoLine(connection, deliveries, now, cancel);
        }
        await using var command = connection.Statement("""
            delete from outbox o using unnest($1, $2, $3) as m (account_no, seq, n)
            where o.account_no = m.account_no and o.seq = m.seq and o.n = m.n
            """,
            messages.ConvertAll(message => message.Place.AccountNo).ToArray(),
            messages.ConvertAll(message => message.Place.Seq).ToArray(),
            messages.ConvertAll(message => message.Place.N).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Moves a message that cannot be handed on to where it stands in nobody's way.</summary>
    public static async Task SetAside(
        NpgsqlConnection connection, OutboxRow message, string reason, DateTime now, CancellationToken cancel)
    {
        await using var command = connection.Statement("""
            with misfit as (
              delete from outbox where account_no = $1 and seq = $2 and n = $3
              returning account_no, seq, n, type, payload, created_at
            )
            insert into webhook_misfits (account_no, seq, n, type, payload, created_at, reason, set_aside_at)
            select misfit.*, $4, $5 from misfit
            on conflict (account_no, seq, n) do update
            set payload = excluded.payload, reason = excluded.reason, set_aside_at = excluded.set_aside_at
            """,
            message.Place.AccountNo,
            message.Place.Seq,
            message.Place.N,
            reason,
            now);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Insert(
        NpgsqlConnection connection, List<NewDelivery> deliveries, DateTime now, CancellationToken cancel)
    {
        await using var command = connection.Statement("""
            insert into webhook_deliveries (endpoint_no, account_no, seq, n, id, account_id, type, payload, created_at)
            select d.*, $9 from unnest($1, $2, $3, $4, $5, $6, $7, $8) as d
            """,
            deliveries.ConvertAll(one => one.EndpointNo).ToArray(),
            deliveries.ConvertAll(one => one.Message.Place.AccountNo).ToArray(),
            deliveries.ConvertAll(one => one.Message.Place.Seq).ToArray(),
            deliveries.ConvertAll(one => one.Message.Place.N).ToArray(),
            deliveries.ConvertAll(one => one.Id).ToArray(),
            deliveries.ConvertAll(one => one.Message.AccountId).ToArray(),
            deliveries.ConvertAll(one => one.Message.Type).ToArray(),
            deliveries.ConvertAll(one => one.Body).ToArray(),
            now);
        await command.ExecuteNonQueryAsync(cancel);
    }

    // A row that is there is written too: whoever takes it away because nothing is pending waits for this transaction.
    private static async Task PutIntoLine(
        NpgsqlConnection connection, List<NewDelivery> deliveries, DateTime now, CancellationToken cancel)
    {
        await using var command = connection.Statement("""
            insert into webhook_queues as q (endpoint_no, account_no, next_attempt_at)
            select distinct d.endpoint_no, d.account_no, $3 from unnest($1, $2) as d (endpoint_no, account_no)
            order by 1, 2
            on conflict (endpoint_no, account_no) do update set next_attempt_at = q.next_attempt_at
            """,
            deliveries.ConvertAll(one => one.EndpointNo).ToArray(),
            deliveries.ConvertAll(one => one.Message.Place.AccountNo).ToArray(),
            now);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
