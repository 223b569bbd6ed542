using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>The SQL by which accounts' lines are taken in hand and put back.</summary>
internal static class QueueTable
{
    private const string Due = "q.next_attempt_at <= $1 and (q.taken_until is null or q.taken_until <= $1)";

    /// <summary>Endpoints for which something is due: all of them, or the one with a number.</summary>
    public static async Task<List<WebhookTarget>> Targets(
        NpgsqlDataSource source, long? endpointNo, DateTime now, CancellationToken cancel)
    {
        await using var command = source.Statement($"""
            select no, id, version, url, secret, previous_secret, previous_expires_at, failures_in_row, failing_since
            from webhook_endpoints e
            where ($2 = 0 or no = $2) and status = 'enabled' and deleted_at is null and (paused_until is null or paused_until <= $1)
              and exists (select from webhook_queues q where q.endpoint_no = e.no and {Due})
            """,
            now,
            endpointNo ?? 0);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var targets = new List<WebhookTarget>();
        while (await row.ReadAsync(cancel))
        {
            targets.Add(new WebhookTarget(
                row.GetInt64(0),
                row.GetString(1),
                row.GetInt32(2),
                row.GetString(3),
                row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetDateTime(6),
                row.GetInt32(7),
                row.IsDBNull(8) ? null : row.GetDateTime(8)));
        }
        return targets;
    }

    /// <summary>Takes lines of an endpoint in hand, those first that have waited longest.</summary>
    public static async Task<List<LineInHand>> Take(
        NpgsqlDataSource source, long endpointNo, int most, DateTime now, DateTime until, CancellationToken cancel)
    {
        await using var command = source.Statement($"""
            update webhook_queues t set taken_until = $4
            from (
              select account_no from webhook_queues q where q.endpoint_no = $2 and {Due}
              order by q.next_attempt_at limit $3 for update skip locked
            ) due
            where t.endpoint_no = $2 and t.account_no = due.account_no
            returning t.account_no, t.failures, t.failing_since
            """,
            now,
            endpointNo,
            most,
            until);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var lines = new List<LineInHand>();
        while (await row.ReadAsync(cancel))
        {
            lines.Add(new LineInHand(
                endpointNo, row.GetInt64(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetDateTime(2), until));
        }
        return lines;
    }

    /// <summary>
    /// Puts a line back, or takes it away where nothing is pending. The row is locked first: what is handed to it meanwhile is
    /// seen, or waits and puts the account into line again.
    /// </summary>
    /// <param name="source">The store.</param>
    /// <param name="line">The line.</param>
    /// <param name="nextAt">When its head is sent next.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task PutBack(NpgsqlDataSource source, LineInHand line, DateTime nextAt, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await Lock(connection, line, cancel))
        {
            await PutBack(connection, line, nextAt, line.Failures, line.FailingSince, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Locks the row of a line; false where it is no longer in this silo's hand.</summary>
    public static async Task<bool> Lock(NpgsqlConnection connection, LineInHand line, CancellationToken cancel)
    {
        await using var command = connection.Statement("select true from webhook_queues where endpoint_no = $1 and account_no = $2 and taken_until = $3 for update",
            line.EndpointNo,
            line.AccountNo,
            line.TakenUntil);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>The same in a transaction that has locked the row.</summary>
    public static async Task PutBack(
        NpgsqlConnection connection,
        LineInHand line,
        DateTime nextAt,
        int failures,
        DateTime? failingSince,
        CancellationToken cancel)
    {
        await using var gone = connection.Statement("""
            delete from webhook_queues where endpoint_no = $1 and account_no = $2 and not exists (
              select from webhook_deliveries where endpoint_no = $1 and account_no = $2 and status = 'pending')
            """,
            line.EndpointNo,
            line.AccountNo);
        if (await gone.ExecuteNonQueryAsync(cancel) > 0)
            return;
        await using var back = connection.Statement("""
            update webhook_queues set taken_until = null, next_attempt_at = $3, failures = $4, failing_since = $5
            where endpoint_no = $1 and account_no = $2
            """,
            line.EndpointNo,
            line.AccountNo,
            nextAt,
            failures,
            failingSince);
        await back.ExecuteNonQueryAsync(cancel);
    }
}
