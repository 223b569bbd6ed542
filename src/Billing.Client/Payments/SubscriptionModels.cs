namespace Billing.Client;

/// <summary>How an account pays for its plan.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The entry that this is as of.</param>
/// <param name="CustomerId">Stripe's id of the customer, or null.</param>
/// <param name="Plan">The plan and the current period.</param>
/// <param name="Subscription">The subscription of the plan, or null.</param>
/// <param name="Metered">A subscription for metered usage besides, or null.</param>
/// <param name="Checkouts">Pages that are open.</param>
/// <param name="AutoRecharge">The automatic top-up, or null.</param>
public sealed record SubscriptionState(
    string Account,
    long Seq,
    string? CustomerId,
    PlanState Plan,
    Subscription? Subscription,
    Subscription? Metered,
    IReadOnlyList<Checkout> Checkouts,
    AutoRecharge? AutoRecharge);

/// <summary>A subscription at Stripe.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Status">Stripe's status, such as <c>active</c>.</param>
/// <param name="Plan">The plan's slug, or null where its price is nobody's.</param>
/// <param name="PriceId">Stripe's id of the price.</param>
/// <param name="Period">The current period.</param>
/// <param name="CancelAtPeriodEnd">Whether it ends with the period.</param>
/// <param name="CancelAt">When it ends, or null.</param>
public sealed record Subscription(
    string Id,
    string Status,
    string? Plan,
    string PriceId,
    Period Period,
    bool CancelAtPeriodEnd,
    DateTimeOffset? CancelAt);

/// <summary>A cancellation as it is sent.</summary>
internal sealed record Cancellation(bool AtOnce);

/// <summary>
/// What a change of plan would do. Of a subscription Stripe tells what it would cost; of an account that is billed by
/// hand
/// the ledger tells what would be written.
/// </summary>
public sealed record PlanChangePreview
{
    /// <summary>The plan's slug, of a subscription.</summary>
    public string? Plan { get; init; }

    /// <summary>To pay now, in the currency's smallest unit.</summary>
    public long? AmountDue { get; init; }

    /// <summary>The invoice's total, in the currency's smallest unit.</summary>
    public long? Total { get; init; }

    /// <summary>Such as <c>usd</c>.</summary>
    public string? Currency { get; init; }

    /// <summary>The lines of the invoice.</summary>
    public IReadOnlyList<InvoiceLine>? Lines { get; init; }

    /// <summary>The account as it would be.</summary>
    public AccountState? After { get; init; }

    /// <summary>The entries that would be written.</summary>
    public IReadOnlyList<LedgerEntry>? Entries { get; init; }
}

/// <summary>A line of an invoice.</summary>
public sealed record InvoiceLine
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>In the currency's smallest unit; below 0 it is given back.</summary>
    public long Amount { get; init; }
}
