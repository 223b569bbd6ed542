namespace Billing.Grains.Webhooks;

/// <summary>What follows from a failed attempt.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="At">When.</param>
/// <param name="NextAt">When the head of the line is sent next.</param>
/// <param name="PausedUntil">Before when nothing is sent to the endpoint, or null.</param>
/// <param name="Failures">Failed attempts of the head of the line in a row; 0 where that is given up.</param>
/// <param name="FailingSince">When the first of them was, or null.</param>
/// <param name="IsGivenUp">Whether the message is not tried again.</param>
/// <param name="DisabledReason">Why the endpoint is disabled, or null.</param>
internal sealed record FailedAttempt(
    WebhookOutcome Outcome,
    DateTime At,
    DateTime NextAt,
    DateTime? PausedUntil,
    int Failures,
    DateTime? FailingSince,
    bool IsGivenUp,
    string? DisabledReason)
{
    /// <summary>What follows; pure.</summary>
    /// <param name="target">The endpoint as it was when the line was taken.</param>
    /// <param name="line">The line, with the failures before.</param>
    /// <param name="outcome">No success.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="jitter">0 to 1.</param>
    public static FailedAttempt Of(
        WebhookTarget target, LineInHand line, WebhookOutcome outcome, DateTime now, double jitter)
    {
        var failures = line.Failures + 1;
        var since = line.FailingSince ?? now;
        var isOver = WebhookSchedule.IsOver(failures, now - since);
        var endpointFailures = target.FailuresInRow + 1;
        // A message is judged by its own failures, an endpoint by all of them: it may refuse one message and take the others.
        var isDown = target.FailingSince is { } first && WebhookSchedule.IsOver(endpointFailures, now - first);
        var wait = WebhookSchedule.WaitAfter(failures, jitter);
        if (outcome.RetryAfter > wait)
            wait = outcome.RetryAfter.Value;
        TimeSpan? pause = outcome.IsOverloaded || endpointFailures >= WebhookSchedule.ProbesAfter
            ? WebhookSchedule.PauseAfter(endpointFailures)
            : null;
        if (outcome.RetryAfter > pause)
            pause = outcome.RetryAfter;
        return new FailedAttempt(
            outcome,
            now,
            isOver ? now : now + wait,
            now + pause,
            isOver ? 0 : failures,
            isOver ? null : since,
            isOver,
            outcome.IsGone ? "gone" : isDown ? "failing" : null);
    }
}
