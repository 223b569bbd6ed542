namespace Billing.Grains.Webhooks;

/// <summary>What noting a failed attempt came to.</summary>
internal enum FailureNoted
{
    /// <summary>The endpoint was changed since: the attempt counts for nothing.</summary>
    Outdated,

    /// <summary>It counts.</summary>
    Counted,

    /// <summary>It counts, and the endpoint is disabled now.</summary>
    Disabled,
}
