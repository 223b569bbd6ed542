using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>How an account tops itself up (SEMANTICS G3).</summary>
/// <param name="Asset">The credit type.</param>
/// <param name="Threshold">Below this many units a charge is made; 0 or more.</param>
/// <param name="Target">Up to this many units, in whole packages; more than the threshold.</param>
/// <param name="PackageId">The package that is bought.</param>
/// <param name="Pack">Its credits, as they were when this was set.</param>
/// <param name="PackPriceMinor">What one costs, in the currency's smallest unit; more than 0.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="MaxPerPeriod">The most charges within a period of the account, 1 or more.</param>
/// <param name="CooldownSeconds">The least time between two charges, 0 or more.</param>
/// <param name="MaxFailures">After so many failures in a row it is disabled, 1 or more.</param>
public sealed record RechargeTerms(
    Asset Asset,
    long Threshold,
    long Target,
    string PackageId,
    CheckoutPack Pack,
    long PackPriceMinor,
    string Currency,
    int MaxPerPeriod,
    int CooldownSeconds,
    int MaxFailures);

/// <summary>Where the topping up stands.</summary>
/// <param name="Terms">Its terms.</param>
/// <param name="InFlight">The charge under way, or null; never more than one.</param>
/// <param name="Count">Charges begun in the period that starts at <paramref name="CountedIn"/>.</param>
/// <param name="CountedIn">That period's start, or null.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="NotBefore">Before when no other charge begins, or null.</param>
/// <param name="Disabled">Whether it failed too often; setting it again enables it.</param>
public sealed record RechargeState(
    RechargeTerms Terms,
    RechargeAttempt? InFlight,
    int Count,
    Instant? CountedIn,
    int Failures,
    Instant? NotBefore,
    bool Disabled);

/// <summary>A charge under way.</summary>
/// <param name="Seq">The entry that began it.</param>
/// <param name="Packs">How many packages.</param>
/// <param name="Amount">Units that they bring.</param>
/// <param name="AmountMinor">What they cost.</param>
/// <param name="NeedsAction">Whether it waits for the customer (3-D Secure).</param>
/// <param name="PaymentIntentId">The provider's name of it, or null.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record RechargeAttempt(
    long Seq, int Packs, long Amount, long AmountMinor, bool NeedsAction, string? PaymentIntentId, Instant StartedAt);

/// <summary>What became of a charge that did not succeed. The numbers are hashed and never change.</summary>
public enum RechargeOutcome
{
    /// <summary>It failed; another is tried later.</summary>
    Failed = 0,

    /// <summary>It failed once too often; no other is tried.</summary>
    Disabled = 1,

    /// <summary>It waits for the customer.</summary>
    RequiresAction = 2,
}
