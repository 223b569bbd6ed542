using System.Collections.Concurrent;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Takes lines in hand and has them sent. Each endpoint has places of its own, and nothing here waits for an answer: a slow
/// endpoint delays no other (SEMANTICS I2). A place goes from one line to the next as long as something is due, so that a fast
/// endpoint is not held up by how often is looked.
/// </summary>
internal sealed class WebhookDispatch(
    NpgsqlDataSource source,
    LineSender lines,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookDispatch> logger) : IDisposable
{
    // How long a silo that stops waits for answers.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, long> _underWay = new();
    private readonly CancellationTokenSource _abandon = new();

    private DateTime Now => Instant.From(clock.GetUtcNow()).ToDateTime();

    /// <summary>Begins to send what is due and has a place; completes before it is sent.</summary>
    /// <param name="stop">Nothing more is begun; what is on its way goes on.</param>
    /// <exception cref="NpgsqlException">The store is away; what was not taken in hand waits.</exception>
    public async Task Run(CancellationToken stop)
    {
        foreach (var target in await QueueTable.Targets(source, null, Now, stop))
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

    /// <summary>Waits a few seconds for what is under way, when nothing more is begun, and then abandons it.</summary>
    /// <param name="hurry">Waits no longer.</param>
    public async Task Stop(CancellationToken hurry)
    {
        await Idle().WaitAsync(Grace, clock, hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abandon.CancelAsync();
        await Idle().WaitAsync(hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => _abandon.Dispose();

    private async Task<int> Places(WebhookTarget target, CancellationToken stop)
    {
        var busy = _underWay.Values.Count(no => no == target.No);
        if (!target.IsProbed)
            return Math.Max(0, options.Value.Concurrency - busy);
        return busy == 0 && await EndpointHealth.Probe(source, target.No, Now, Now + options.Value.Lease, stop) ? 1 : 0;
    }

    private void Begin(WebhookTarget target, LineInHand line, CancellationToken stop)
    {
        // It is listed before it begins, so that it cannot end unlisted.
        var task = new Task<Task>(() => Occupy(target, line, stop));
        var whole = task.Unwrap();
        _underWay[whole] = target.No;
        _ = whole.ContinueWith(
            done => _underWay.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        task.Start(TaskScheduler.Default);
    }

    private async Task Occupy(WebhookTarget target, LineInHand line, CancellationToken stop)
    {
        try
        {
            (WebhookTarget Target, LineInHand Line)? next = (target, line);
            while (next is { } one)
            {
                await lines.Send(one.Target, one.Line, stop, _abandon.Token);
                next = await Next(target.No, stop);
            }
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            // The line is free again when its lease ends; what was sent and not noted is sent again under its id.
            if (!stop.IsCancellationRequested)
                WebhookLog.NotNoted(logger, target.Id, fault);
        }
    }

    // The endpoint as it is now: it may have been changed, or fail, and is then left to the next look.
    private async Task<(WebhookTarget Target, LineInHand Line)?> Next(long endpointNo, CancellationToken stop)
    {
        var targets = await QueueTable.Targets(source, endpointNo, Now, stop);
        if (targets is not [{ IsProbed: false } target])
            return null;
        var taken = await QueueTable.Take(source, endpointNo, 1, Now, Now + options.Value.Lease, stop);
        return taken is [var line] ? (target, line) : null;
    }
}
