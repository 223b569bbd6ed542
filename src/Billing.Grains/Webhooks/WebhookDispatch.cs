using System.Collections.Concurrent;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Takes lines in hand and has them sent. Each endpoint has places of its own, and nothing here waits for an answer: a slow
/// endpoint delays no other (SEMANTICS I2).
/// </summary>
internal sealed class WebhookDispatch(
    NpgsqlDataSource source,
    LineSender lines,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookDispatch> logger)
{
    private readonly ConcurrentDictionary<Task, long> _underWay = new();

    private DateTime Now => Instant.From(clock.GetUtcNow()).ToDateTime();

    /// <summary>Begins to send what is due and has a place; completes before it is sent.</summary>
    /// <exception cref="NpgsqlException">The store is away; what was not taken in hand waits.</exception>
    public async Task Run(CancellationToken stop)
    {
        foreach (var target in await QueueTable.Targets(source, Now, stop))
        {
            var places = await Places(target, stop);
            if (places == 0)
                continue;
            var taken = await QueueTable.Take(source, target.No, places, Now, Now + options.Value.Lease, stop);
            foreach (var line in taken)
                Begin(target, line, stop);
        }
    }

    /// <summary>Completes when nothing is under way.</summary>
    public async Task Idle()
    {
        while (_underWay.Keys.FirstOrDefault() is { } task)
            await task;
    }

    private async Task<int> Places(WebhookTarget target, CancellationToken stop)
    {
        var busy = _underWay.Values.Count(no => no == target.No);
        if (!target.IsProbed)
            return Math.Max(0, options.Value.Concurrency - busy);
        return busy == 0 && await DeliveryTable.Probe(source, target.No, Now, Now + options.Value.Lease, stop) ? 1 : 0;
    }

    private void Begin(WebhookTarget target, LineInHand line, CancellationToken stop)
    {
        // It is listed before it begins, so that it cannot end unlisted.
        var task = new Task<Task>(() => Send(target, line, stop));
        var whole = task.Unwrap();
        _underWay[whole] = target.No;
        _ = whole.ContinueWith(
            done => _underWay.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        task.Start(TaskScheduler.Default);
    }

    private async Task Send(WebhookTarget target, LineInHand line, CancellationToken stop)
    {
        try
        {
            await lines.Send(target, line, stop);
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            // The line is free again when its lease ends; what was sent and not noted is sent again under its id.
            if (!stop.IsCancellationRequested)
                WebhookLog.NotNoted(logger, target.Id, fault);
        }
    }
}
