using Billing.Domain.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Sends an account's messages to an endpoint, one after the other: the next only when the one before was delivered or given up
/// (SEMANTICS I2).
/// </summary>
internal sealed class LineSender(
    NpgsqlDataSource source,
    WebhookSender sender,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<LineSender> logger)
{
    // So that no account with much to tell keeps others from their turn.
    private const int MostInARow = 20;

    private DateTime Now => Instant.From(clock.GetUtcNow()).ToDateTime();

    /// <summary>Sends what is pending, in order, until something fails or others are to have their turn.</summary>
    /// <exception cref="NpgsqlException">The store is away.</exception>
    public async Task Send(WebhookTarget target, LineInHand line, CancellationToken stop)
    {
        foreach (var message in await DeliveryTable.Pending(source, line, MostInARow, stop))
        {
            var begun = clock.GetTimestamp();
            var outcome = await Attempt(target, line, message, stop);
            WebhookMetrics.Attempt(outcome.IsDelivered, clock.GetElapsedTime(begun));
            if (!outcome.IsDelivered)
            {
                await Fail(target, line, message, outcome, stop);
                return;
            }
            var until = Now + options.Value.Lease;
            var (goesOn, failuresInRow) = await DeliveryTable.Delivered(
                source, target, line, message, outcome.Status!.Value, Now, until, stop);
            if (failuresInRow > 0)
            {
                await Recover(target, stop);
                target = target with { FailuresInRow = 0, FailingSince = null };
            }
            line = line with { TakenUntil = until, Failures = 0, FailingSince = null };
            if (!goesOn)
                break;
        }
        await QueueTable.PutBack(source, line, Now, stop);
    }

    private async Task<WebhookOutcome> Attempt(
        WebhookTarget target, LineInHand line, PendingDelivery message, CancellationToken stop)
    {
        try
        {
            return await sender.Send(target, message, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The silo stops: another goes on with the line at once, not when the lease ends.
            await QueueTable.PutBack(source, line, Now, CancellationToken.None);
            throw;
        }
    }

    private async Task Recover(WebhookTarget target, CancellationToken stop)
    {
        await DeliveryTable.Recovered(source, target.No, target.IsProbed, Now, stop);
        if (target.IsProbed)
            WebhookLog.Recovered(logger, target.Id);
    }

    private async Task Fail(
        WebhookTarget target, LineInHand line, PendingDelivery message, WebhookOutcome outcome, CancellationToken stop)
    {
        // The spread is no secret; any generator does.
#pragma warning disable CA5394
        var failed = FailedAttempt.Of(target, line, outcome, Now, Random.Shared.NextDouble());
#pragma warning restore CA5394
        await DeliveryTable.Failed(source, target, line, message, failed, stop);
        if (failed.IsGivenUp)
            WebhookLog.GivenUp(logger, message.Id, target.Id);
        if (failed.DisabledReason is { } reason)
            WebhookLog.Disabled(logger, target.Id, reason);
        else if (target.FailuresInRow + 1 == WebhookSchedule.ProbesAfter)
            WebhookLog.Failing(logger, target.Id, outcome.Status);
    }
}
