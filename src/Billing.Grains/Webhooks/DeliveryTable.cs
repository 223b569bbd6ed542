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

    /// <summary>
    /// Notes that a message was delivered, and keeps the line in hand. An endpoint that had failed has recovered at the same
    /// moment: otherwise a silo that is lost in between would leave its other lines late.
    /// </summary>
    /// <returns>Whether the line's next message may be sent, and whether the endpoint still counts failures.</returns>
    public static async Task<(bool GoesOn, bool IsFailing)> Delivered(
        NpgsqlDataSource source,
        WebhookTarget target,
        LineInHand line,
        PendingDelivery message,
        int status,
        DateTime now,
        DateTime until,
        CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (target.FailuresInRow > 0)
            await EndpointHealth.Recovered(connection, target, now, cancel);
        (bool, bool) state;
        await using (var command = connection.Statement(
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
                   e.failures_in_row > 0 and e.version = $9
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
            target.Version))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            state = (row.GetBoolean(0), row.GetBoolean(1));
        }
        await transaction.CommitAsync(cancel);
        return state;
    }

    /// <summary>
    /// Notes a failed attempt, and puts the line back. Where the endpoint was changed since the line was taken the attempt
    /// counts for nothing, and the message is due now.
    /// </summary>
    public static async Task<FailureNoted> Failed(
        NpgsqlDataSource source,
        WebhookTarget target,
        LineInHand line,
        PendingDelivery message,
        FailedAttempt failed,
        CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var noted = await EndpointHealth.Failed(connection, target, failed, cancel);
        if (noted != FailureNoted.Outdated)
            await NoteFailed(connection, line, message, failed, cancel);
        if (await QueueTable.Lock(connection, line, cancel))
        {
            if (noted == FailureNoted.Outdated)
                await QueueTable.PutBack(connection, line, failed.At, line.Failures, line.FailingSince, cancel);
            else
                await QueueTable.PutBack(connection, line, failed.NextAt, failed.Failures, failed.FailingSince, cancel);
        }
        await transaction.CommitAsync(cancel);
        return noted;
    }

    private static async Task NoteFailed(
        NpgsqlConnection connection, LineInHand line, PendingDelivery message, FailedAttempt failed, CancellationToken cancel)
    {
        await using var command = connection.Statement(
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
            WebhookSql.TextOrNull(failed.Outcome.Error));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
