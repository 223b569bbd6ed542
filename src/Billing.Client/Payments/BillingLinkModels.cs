namespace Billing.Client;

/// <summary>A link to make.</summary>
public sealed record NewBillingLink
{
    /// <summary>Where the page's way back leads, or null.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>How long it works, in seconds; null is 900.</summary>
    public int? TtlSeconds { get; init; }
}

/// <summary>A link to a customer's billing page.</summary>
/// <param name="Url">Where to send the customer; whoever has it sees the page.</param>
/// <param name="ExpiresAt">Until when it works, UTC.</param>
public sealed record BillingLink(Uri Url, DateTimeOffset ExpiresAt);
