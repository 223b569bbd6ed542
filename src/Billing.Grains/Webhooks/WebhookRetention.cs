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
    /// <exception cref="NpgsqlException">The store is away; it is tried again in a minute.</exception>
    public async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < _nextAt)
            return;
        // Before the work: what fails each time is not tried several times a second.
        _nextAt = now + Interval;
        var removed = await Old(now.UtcDateTime - options.Value.Retention, cancel);
        foreach (var endpointNo in await Deleted(now.UtcDateTime - InFlight, cancel))
            removed = Math.Max(removed, await OfDeleted(endpointNo, cancel));
        // While there is more, the next round goes on at once.
        if (removed >= BatchSize)
            _nextAt = now;
    }

    // The orders are those of indexes, so that the plan is the same whatever the statistics say.
    private async Task<int> Old(DateTime before, CancellationToken cancel)
    {
        await using var command = source.Statement(
            """
            delete from webhook_deliveries where ctid = any(array(
              select ctid from webhook_deliveries where status <> 'pending' and created_at < $1
              order by created_at limit $2))
            """,
            before,
            BatchSize);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<List<long>> Deleted(DateTime before, CancellationToken cancel)
    {
        await using var command = source.Statement("select no from webhook_endpoints where deleted_at < $1 order by no", before);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var numbers = new List<long>();
        while (await row.ReadAsync(cancel))
            numbers.Add(row.GetInt64(0));
        return numbers;
    }

    // The endpoint itself goes last: as long as it is there, so may be something of it.
    private async Task<int> OfDeleted(long endpointNo, CancellationToken cancel)
    {
        await using var deliveries = source.Statement(
            """
            delete from webhook_deliveries where ctid = any(array(
              select ctid from webhook_deliveries where endpoint_no = $1 order by no limit $2))
            """,
            endpointNo,
            BatchSize);
        var removed = await deliveries.ExecuteNonQueryAsync(cancel);
        if (removed >= BatchSize)
            return removed;
        await using var queues = source.Statement("delete from webhook_queues where endpoint_no = $1", endpointNo);
        await queues.ExecuteNonQueryAsync(cancel);
        await using var endpoint = source.Statement("delete from webhook_endpoints where no = $1", endpointNo);
        await endpoint.ExecuteNonQueryAsync(cancel);
        return removed;
    }
}
