using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>Removes what is kept no longer: old deliveries that are over, and those of endpoints that were deleted.</summary>
internal sealed class WebhookRetention(NpgsqlDataSource source, IOptions<WebhookOptions> options, TimeProvider clock)
{
    private const int BatchSize = 5_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // What was begun before an endpoint was deleted has ended by then.
    private static readonly TimeSpan InFlight = TimeSpan.FromHours(1);

    private DateTimeOffset _nextAt;

    /// <summary>Removes a batch, where one is due. Two silos at once do no harm.</summary>
    /// <exception cref="NpgsqlException">The store is away; the next round goes on.</exception>
    public async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < _nextAt)
            return;
        var removed = await Old(now.UtcDateTime - options.Value.Retention, cancel) + await Orphaned(now.UtcDateTime, cancel);
        // While there is more, the next round goes on at once.
        _nextAt = removed >= BatchSize ? now : now + Interval;
    }

    private async Task<int> Old(DateTime before, CancellationToken cancel)
    {
        await using var command = source.Statement(
            """
            delete from webhook_deliveries where ctid = any(array(
              select ctid from webhook_deliveries where status <> 'pending' and created_at < $1 limit $2))
            """,
            before,
            BatchSize);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<int> Orphaned(DateTime now, CancellationToken cancel)
    {
        await using var command = source.Statement(
            """
            with deliveries as (
              delete from webhook_deliveries where ctid = any(array(
                select d.ctid from webhook_endpoints e
                join webhook_deliveries d on d.endpoint_no = e.no where e.deleted_at is not null limit $1))
              returning 1
            ), queues as (
              delete from webhook_queues q using webhook_endpoints e
              where e.no = q.endpoint_no and e.deleted_at is not null
            ), endpoints as (
              delete from webhook_endpoints e where e.deleted_at < $2
                and not exists (select from webhook_deliveries d where d.endpoint_no = e.no)
            )
            select count(*) from deliveries
            """,
            BatchSize,
            now - InFlight);
        return (int)(long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
