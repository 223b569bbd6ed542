using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>A checkout that may still bring money.</summary>
/// <param name="Seq">The entry that began it.</param>
/// <param name="Terms">What is sold.</param>
/// <param name="Status">How far it is.</param>
/// <param name="SessionId">The provider's session, or null before there is one.</param>
/// <param name="Url">Where the customer pays, or null.</param>
/// <param name="ExpiresAt">Until when, or null.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Race">Where it stands towards others of the same purpose.</param>
public sealed record Checkout(
    long Seq,
    CheckoutTerms Terms,
    CheckoutStatus Status,
    string? SessionId,
    string? Url,
    Instant? ExpiresAt,
    Instant StartedAt,
    CheckoutRace Race);

/// <summary>What a checkout sells, as the catalog said when it began: the provider's figures are checked against it (SEMANTICS E12).</summary>
/// <param name="Purpose">A plan or a package.</param>
/// <param name="Code">The plan's slug or the package's id.</param>
/// <param name="Version">The version of it.</param>
/// <param name="AmountMinor">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PriceId">The provider's price that sells it, or null.</param>
/// <param name="Pack">The credits of a package; null for a plan.</param>
/// <param name="SupersedesSeq">The open checkout of the same purpose that it takes the place of, or null (SEMANTICS D13).</param>
/// <param name="SuccessUrl">Where the customer lands after paying, as asked, or null.</param>
/// <param name="CancelUrl">Where the customer lands without paying, as asked, or null.</param>
public sealed record CheckoutTerms(
    CheckoutPurpose Purpose,
    string Code,
    int Version,
    long AmountMinor,
    string Currency,
    string? PriceId,
    CheckoutPack? Pack,
    long? SupersedesSeq,
    string? SuccessUrl,
    string? CancelUrl);

/// <summary>The credits of a package.</summary>
/// <param name="Asset">The credit type.</param>
/// <param name="Amount">Units that are paid for.</param>
/// <param name="Bonus">Units on top of them, or 0.</param>
/// <param name="Expiry">When they end.</param>
public sealed record CheckoutPack(Asset Asset, long Amount, long Bonus, Expiry Expiry);

/// <summary>What a checkout is for. The numbers are hashed and never change.</summary>
public enum CheckoutPurpose
{
    /// <summary>A plan.</summary>
    Plan = 0,

    /// <summary>A package of credits.</summary>
    TopUp = 1,
}

/// <summary>How far a checkout is.</summary>
public enum CheckoutStatus
{
    /// <summary>The provider may not know of it yet.</summary>
    Started = 0,

    /// <summary>The customer can pay.</summary>
    Open = 1,

    /// <summary>The customer has finished, the money is on its way.</summary>
    Pending = 2,
}

/// <summary>Where a checkout stands towards others of the same purpose: of those open at one time, one is paid (SEMANTICS D13).</summary>
public enum CheckoutRace
{
    /// <summary>The first that is paid counts.</summary>
    Running = 0,

    /// <summary>The customer had finished it before another began: it is a purchase of its own.</summary>
    Apart = 1,

    /// <summary>Another was paid instead; money for this one goes back.</summary>
    Lost = 2,
}

/// <summary>How a checkout ended. The numbers are hashed and never change.</summary>
public enum CheckoutOutcome
{
    /// <summary>Nobody paid in time, or another one took its place.</summary>
    Expired = 0,

    /// <summary>The payment failed.</summary>
    Failed = 1,

    /// <summary>The plan's subscription began.</summary>
    Subscribed = 2,

    /// <summary>The provider's figures are not those of the checkout; nothing was granted (SEMANTICS E12).</summary>
    Mismatched = 3,
}
