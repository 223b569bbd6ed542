using System.Collections.Immutable;

namespace Billing.Contracts.Drift;

/// <summary>Compares accounts with what Stripe says of them; the one key of the grain is <see cref="Key"/>.</summary>
[Alias("billing.IDriftChecksGrain")]
public interface IDriftChecksGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "drift-checks";

    /// <summary>Compares one account, or all that have a Stripe customer, and changes nothing.</summary>
    /// <param name="account">The account's id, or null for all of them.</param>
    [Alias("Run"), ResponseTimeout("00:02:00")]
    Task<DriftReply> Run(string? account);
}

/// <summary>What a comparison found.</summary>
/// <param name="Error">Why there was none, or null.</param>
/// <param name="Findings">Where the two differ.</param>
/// <param name="Accounts">How many accounts were compared.</param>
/// <param name="IsComplete">Whether all of them were, in the time that a call has.</param>
[GenerateSerializer, Alias("billing.drift_reply"), Immutable]
public sealed record DriftReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<DriftFinding> Findings,
    [property: Id(2)] int Accounts,
    [property: Id(3)] bool IsComplete);

/// <summary>One thing in which an account differs from what Stripe says of it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">
/// <c>subscription_differs</c>, <c>subscription_unknown</c>, <c>subscription_ended</c>, <c>payment_missing</c>,
/// <c>payment_differs</c>, <c>meter_total_differs</c>, <c>events_waiting</c> or <c>not_checked</c>.
/// </param>
/// <param name="Ours">What the account says, or null for nothing.</param>
/// <param name="Theirs">What Stripe says, or null for nothing.</param>
[GenerateSerializer, Alias("billing.drift_finding"), Immutable]
public sealed record DriftFinding(
    [property: Id(0)] string Account,
    [property: Id(1)] string Kind,
    [property: Id(2)] string? Ours,
    [property: Id(3)] string? Theirs);
