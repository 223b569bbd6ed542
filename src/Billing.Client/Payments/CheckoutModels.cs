namespace Billing.Client;

/// <summary>A plan to sell.</summary>
public sealed record PlanCheckout
{
    /// <summary>The plan's slug.</summary>
    public required string Plan { get; init; }

    /// <summary>Where the customer goes after paying; null is the service's own setting.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>Where the customer goes instead.</summary>
    public string? CancelUrl { get; init; }
}

/// <summary>A package to sell.</summary>
public sealed record PackageCheckout
{
    /// <summary>The package's id.</summary>
    public required string Package { get; init; }

    /// <summary>Where the customer goes after paying; null is the service's own setting.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>Where the customer goes instead.</summary>
    public string? CancelUrl { get; init; }
}

/// <summary>A page on which a customer pays.</summary>
/// <param name="CheckoutId">Its id.</param>
/// <param name="Account">The account.</param>
/// <param name="Seq">The account's entry that it is as of.</param>
/// <param name="Purpose"><c>plan</c> or <c>top_up</c>.</param>
/// <param name="Code">The plan's slug or the package's id.</param>
/// <param name="Status">Where it is, such as <c>open</c>.</param>
/// <param name="AmountMinor">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
/// <param name="Url">Where to send the customer, or null once it is over.</param>
/// <param name="SessionId">Stripe's id of the page.</param>
/// <param name="ExpiresAt">Until when it can be paid, UTC.</param>
public sealed record Checkout(
    string CheckoutId,
    string Account,
    long Seq,
    string Purpose,
    string Code,
    string Status,
    long AmountMinor,
    string Currency,
    Uri? Url,
    string? SessionId,
    DateTimeOffset? ExpiresAt);

/// <summary>How a portal is opened.</summary>
public sealed record PortalRequest
{
    /// <summary>Where the customer goes afterwards; null is the service's own setting.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>A part of it to begin with, such as <c>subscription_cancel</c>, or null.</summary>
    public string? Flow { get; init; }
}

/// <summary>A portal.</summary>
/// <param name="Account">The account.</param>
/// <param name="Url">Where to send the customer.</param>
public sealed record Portal(string Account, Uri Url);
