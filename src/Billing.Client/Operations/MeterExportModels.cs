namespace Billing.Client;

/// <summary>An event for one of Stripe's meters.</summary>
public sealed record MeterExport
{
    /// <summary>The name that Stripe counts once.</summary>
    public string Identifier { get => field ?? ""; init; }

    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The meter's code.</summary>
    public string Meter { get => field ?? ""; init; }

    /// <summary>Units.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Where it is, such as <c>delivered</c>.</summary>
    public string Status { get => field ?? ""; init; }

    /// <summary>Why it is not delivered, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is sent next, UTC, or null.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The period that it belongs to.</summary>
    public Period? Period { get; init; }

    /// <summary>The first entry in it.</summary>
    public long SeqFrom { get; init; }

    /// <summary>The last entry in it.</summary>
    public long SeqTo { get; init; }

    /// <summary>The time that Stripe is told, UTC.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>The event that it takes back, or null.</summary>
    public string? Cancels { get; init; }

    /// <summary>The name of Stripe's meter event.</summary>
    public string StripeEventName { get => field ?? ""; init; }

    /// <summary>Stripe's id of the customer.</summary>
    public string StripeCustomer { get => field ?? ""; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When Stripe took it, UTC, or null.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
