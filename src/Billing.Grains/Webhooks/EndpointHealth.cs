using Billing.Grains.Catalog;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// The SQL that notes how an endpoint does as a whole. Rows are locked in one order here and where operators change an endpoint:
/// the revision of the catalog, the endpoint, <see cref="FanOutRound.Lock"/>, its lines.
/// </summary>
internal static class EndpointHealth
{
    /// <summary>Counts a failed attempt, unless the endpoint was changed since it began; disables the endpoint where that follows.</summary>
    public static async Task<FailureNoted> Failed(
        NpgsqlConnection connection, WebhookTarget target, FailedAttempt failed, CancellationToken cancel)
    {
        if (failed.DisabledReason is not null)
        {
            // Every silo is to know within a second that nobody wants the endpoint's types any more.
            await using var revision = connection.Statement(CatalogRevision.AdvanceSql);
            await revision.ExecuteNonQueryAsync(cancel);
        }
        await using var counted = connection.Statement(
            """
            update webhook_endpoints
            set failures_in_row = failures_in_row + 1, failing_since = coalesce(failing_since, $2),
                paused_until = case when $4 then $3 else greatest(paused_until, $3) end
            where no = $1 and version = $5
            """,
            target.No,
            failed.At,
            failed.PausedUntil,
            target.IsProbed,
            target.Version);
        if (await counted.ExecuteNonQueryAsync(cancel) == 0)
            return FailureNoted.Outdated;
        var isDisabled = failed.DisabledReason is { } reason && await Disable(connection, target, reason, cancel);
        return isDisabled ? FailureNoted.Disabled : FailureNoted.Counted;
    }

    /// <summary>
    /// Notes that an endpoint answers again, unless it was changed meanwhile. What waited because it did not is due now, where
    /// it was sent one by one to see.
    /// </summary>
    public static async Task Recovered(
        NpgsqlConnection connection, WebhookTarget target, DateTime now, CancellationToken cancel)
    {
        await using (var endpoint = connection.Statement(
            """
            update webhook_endpoints
            set failures_in_row = 0, failing_since = null, paused_until = case when $2 then null else paused_until end
            where no = $1 and version = $3
            """,
            target.No,
            target.IsProbed,
            target.Version))
        {
            if (await endpoint.ExecuteNonQueryAsync(cancel) == 0 || !target.IsProbed)
                return;
        }
        await using (var turn = connection.Statement("select pg_advisory_xact_lock($1)", FanOutRound.Lock))
        {
            await turn.ExecuteNonQueryAsync(cancel);
        }
        await using var queues = connection.Statement(
            "update webhook_queues set next_attempt_at = $2 where endpoint_no = $1 and next_attempt_at > $2", target.No, now);
        await queues.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The same by itself, for failures that came to light when another message was delivered.</summary>
    public static async Task Recovered(NpgsqlDataSource source, WebhookTarget target, DateTime now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Recovered(connection, target, now, cancel);
        await transaction.CommitAsync(cancel);
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

    // Who took a message meanwhile ended the failures that this was judged by.
    private static async Task<bool> Disable(
        NpgsqlConnection connection, WebhookTarget target, string reason, CancellationToken cancel)
    {
        await using var command = connection.Statement(
            """
            update webhook_endpoints set status = 'disabled', disabled_reason = $2
            where no = $1 and status = 'enabled' and ($2 = 'gone' or failing_since = $3)
            """,
            target.No,
            reason,
            target.FailingSince);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
