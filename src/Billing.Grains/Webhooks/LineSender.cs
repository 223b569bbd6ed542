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

    /// <summary>
    /// Sends what is pending, in order, until something fails or others are to have their turn. What became of a message is
    /// noted whoever wants to stop.
    /// </summary>
    /// <param name="target">The endpoint.</param>
    /// <param name="line">The line.</param>
    /// <param name="stop">Begins no further message.</param>
    /// <param name="abandon">Waits no longer for the answer to the one that is on its way.</param>
    /// <exception cref="NpgsqlException">The store is away.</exception>
    public async Task Send(WebhookTarget target, LineInHand line, CancellationToken stop, CancellationToken abandon)
    {
        foreach (var message in await DeliveryTable.Pending(source, line, MostInARow, abandon))
        {
            if (stop.IsCancellationRequested)
                break;
            var begun = clock.GetTimestamp();
            var outcome = await Attempt(target, line, message, abandon);
            WebhookMetrics.Attempt(outcome.IsDelivered, clock.GetElapsedTime(begun));
            if (!outcome.IsDelivered)
            {
                await Fail(target, line, message, outcome);
                return;
            }
            var until = Now + options.Value.Lease;
            var (goesOn, isFailing) = await DeliveryTable.Delivered(
                source, target, line, message, outcome.Status!.Value, Now, until, CancellationToken.None);
            if (isFailing)
                await EndpointHealth.Recovered(source, target, Now, CancellationToken.None);
            if (target.IsProbed)
                WebhookLog.Recovered(logger, target.Id);
            target = target with { FailuresInRow = 0, FailingSince = null };
            line = line with { TakenUntil = until, Failures = 0, FailingSince = null };
            if (!goesOn)
                break;
        }
        await QueueTable.PutBack(source, line, Now, CancellationToken.None);
    }

    private async Task<WebhookOutcome> Attempt(
        WebhookTarget target, LineInHand line, PendingDelivery message, CancellationToken abandon)
    {
        try
        {
            return await sender.Send(target, message, abandon);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            // The silo stops: another goes on with the line at once, not when the lease ends.
            await QueueTable.PutBack(source, line, Now, CancellationToken.None);
            throw;
        }
    }

    private async Task Fail(WebhookTarget target, LineInHand line, PendingDelivery message, WebhookOutcome outcome)
    {
        // The spread is no secret; any generator does.
#pragma warning disable CA5394
        var failed = FailedAttempt.Of(target, line, outcome, Now, Random.Shared.NextDouble());
#pragma warning restore CA5394
        var noted = await DeliveryTable.Failed(source, target, line, message, failed, CancellationToken.None);
        if (noted == FailureNoted.Outdated)
            return;
        if (failed.IsGivenUp)
            WebhookLog.GivenUp(logger, message.Id, target.Id);
        if (noted == FailureNoted.Disabled)
            WebhookLog.Disabled(logger, target.Id, failed.DisabledReason!);
        else if (target.FailuresInRow + 1 == WebhookSchedule.ProbesAfter)
            WebhookLog.Failing(logger, target.Id, outcome.Status);
    }
}
