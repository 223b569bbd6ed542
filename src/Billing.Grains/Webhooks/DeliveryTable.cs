using Billing.Grains.Catalog;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>The SQL that reads what is to be sent and notes what became of it.</summary>
internal static class DeliveryTable
{
    private const string Place = "endpoint_no = $1 and account_no = $2 and seq = $3 and n = $4";

    /// <summary>The next messages of a line, in order.</summary>
    public static async Task<List<PendingDelivery>> Pending(
        NpgsqlDataSource source, LineInHand line, int most, CancellationToken cancel)
    {
        await using var command = source.Statement(
            """
            select seq, n, id, payload from webhook_deliveries
            where endpoint_no = $1 and account_no = $2 and status = 'pending' order by seq, n limit $3
            """,
            line.EndpointNo,
            line.AccountNo,
            most);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var messages = new List<PendingDelivery>();
        while (await row.ReadAsync(cancel))
            messages.Add(new PendingDelivery(row.GetInt64(0), row.GetInt16(1), row.GetString(2), row.GetString(3)));
        return messages;
    }

    /// <summary>Notes that a message was delivered, and keeps the line in hand.</summary>
    /// <returns>Whether the line's next message may be sent, and how often the endpoint had failed in a row before.</returns>
    public static async Task<(bool GoesOn, int FailuresInRow)> Delivered(
        NpgsqlDataSource source,
        WebhookTarget target,
        LineInHand line,
        PendingDelivery message,
        int status,
        DateTime now,
        DateTime until,
        CancellationToken cancel)
    {
        await using var command = source.Statement(
            $"""
            with noted as (
              update webhook_deliveries
              set status = 'delivered', attempts = attempts + 1, last_status = $5, last_error = null, delivered_at = $6
              where {Place} and status = 'pending'
            ), kept as (
              update webhook_queues set taken_until = $8, failures = 0, failing_since = null
              where endpoint_no = $1 and account_no = $2 and taken_until = $7
              returning 1
            )
            select e.status = 'enabled' and e.deleted_at is null and e.version = $9 and exists (select from kept),
                   e.failures_in_row
            from webhook_endpoints e where e.no = $1
            """,
            line.EndpointNo,
            line.AccountNo,
            message.Seq,
            message.N,
            status,
            now,
            line.TakenUntil,
            until,
            target.Version);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetBoolean(0), row.GetInt32(1));
    }

    /// <summary>Notes a failed attempt, and puts the line back.</summary>
    public static async Task Failed(
        NpgsqlDataSource source,
        WebhookTarget target,
        LineInHand line,
        PendingDelivery message,
        FailedAttempt failed,
        CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var noted = connection.Statement(
            $"""
            update webhook_deliveries
            set status = $5, attempts = attempts + 1, last_status = $6, last_error = $7
            where {Place} and status = 'pending'
            """,
            line.EndpointNo,
            line.AccountNo,
            message.Seq,
            message.N,
            failed.IsGivenUp ? "failed" : "pending",
            WebhookSql.NumberOrNull(failed.Outcome.Status),
            WebhookSql.TextOrNull(failed.Outcome.Error)))
        {
            await noted.ExecuteNonQueryAsync(cancel);
        }
        if (failed.DisabledReason is { } reason)
            await Disable(connection, line.EndpointNo, reason, cancel);
        await using (var counted = connection.Statement(
            """
            update webhook_endpoints
            set failures_in_row = failures_in_row + 1, failing_since = coalesce(failing_since, $2),
                paused_until = case when $4 then $3 else greatest(paused_until, $3) end
            where no = $1
            """,
            line.EndpointNo,
            failed.At,
            failed.PausedUntil,
            target.IsProbed))
        {
            await counted.ExecuteNonQueryAsync(cancel);
        }
        if (await QueueTable.Lock(connection, line, cancel))
            await QueueTable.PutBack(connection, line, failed.NextAt, failed.Failures, failed.FailingSince, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Notes that an endpoint answers again. What waited because it did not is due now, unless it is sent one by one to see.
    /// </summary>
    public static async Task Recovered(
        NpgsqlDataSource source, long endpointNo, bool wasProbed, DateTime now, CancellationToken cancel)
    {
        await using var endpoint = source.Statement(
            """
            update webhook_endpoints
            set failures_in_row = 0, failing_since = null, paused_until = case when $2 then null else paused_until end
            where no = $1
            """,
            endpointNo,
            wasProbed);
        await endpoint.ExecuteNonQueryAsync(cancel);
        if (!wasProbed)
            return;
        await using var queues = source.Statement(
            "update webhook_queues set next_attempt_at = $2 where endpoint_no = $1 and next_attempt_at > $2", endpointNo, now);
        await queues.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes the turn to try a failing endpoint; false where another silo has it.</summary>
    public static async Task<bool> Probe(
        NpgsqlDataSource source, long endpointNo, DateTime now, DateTime until, CancellationToken cancel)
    {
        await using var command = source.Statement(
            """
            update webhook_endpoints set paused_until = $3
            where no = $1 and status = 'enabled' and (paused_until is null or paused_until <= $2)
            """,
            endpointNo,
            now,
            until);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    // Every silo is to know within a second that nobody wants the endpoint's types any more. The revision comes before the
    // endpoint, as where operators change one.
    private static async Task Disable(NpgsqlConnection connection, long endpointNo, string reason, CancellationToken cancel)
    {
        await using var revision = connection.Statement(CatalogRevision.AdvanceSql);
        await revision.ExecuteNonQueryAsync(cancel);
        await using var command = connection.Statement(
            "update webhook_endpoints set status = 'disabled', disabled_reason = $2 where no = $1 and status = 'enabled'",
            endpointNo,
            reason);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
