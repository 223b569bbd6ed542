namespace Billing.StripeSandbox.Subscriptions;

/// <summary>What a subscription is to be, whoever orders it: the API or a checkout session.</summary>
internal sealed record SubscriptionOrder(JsonObject Customer, List<JsonObject> Items)
{
    public JsonObject Metadata { get; init; } = [];

    public long? TrialEnd { get; init; }

    public string? DefaultMethod { get; init; }

    public string CollectionMethod { get; init; } = "charge_automatically";

    public long? DaysUntilDue { get; init; }

    public bool CancelsAtPeriodEnd { get; init; }

    public long? CancelAt { get; init; }

    public string PaymentBehavior { get; init; } = "allow_incomplete";

    public bool IsOffSession { get; init; }

    public bool KeepsMethod { get; init; }

    /// <summary>At the end of a trial without a payment method: cancel, create_invoice or pause.</summary>
    public string MissingMethod { get; init; } = "create_invoice";

    public string BillingMode { get; init; } = "flexible";

    public string? Description { get; init; }

    /// <summary>The intent by which checkout has taken the first payment already.</summary>
    public JsonObject? Intent { get; init; }
}
