namespace Billing.Grains.Webhooks;

/// <summary>An endpoint as it is sent to.</summary>
/// <param name="No">Its number.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts changes by operators.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What its messages are signed with.</param>
/// <param name="PreviousSecret">The secret before, or null.</param>
/// <param name="PreviousExpiresAt">Until when that signs too.</param>
/// <param name="FailuresInRow">Failed attempts since the last that succeeded.</param>
/// <param name="FailingSince">When the first of them was, or null.</param>
internal sealed record WebhookTarget(
    long No,
    string Id,
    int Version,
    string Url,
    string Secret,
    string? PreviousSecret,
    DateTime? PreviousExpiresAt,
    int FailuresInRow,
    DateTime? FailingSince)
{
    /// <summary>Whether it is tried with one message at a time.</summary>
    public bool IsProbed => FailuresInRow >= WebhookSchedule.ProbesAfter;

    /// <summary>The secrets that sign at a moment, the newest first.</summary>
    public IEnumerable<string> SecretsAt(DateTimeOffset now) =>
        PreviousSecret is { } previous && PreviousExpiresAt > now.UtcDateTime ? [Secret, previous] : [Secret];

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"WebhookTarget {{ Id = {Id} }}";
}
