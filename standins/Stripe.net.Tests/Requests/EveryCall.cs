namespace Stripe.Standin.Tests.Requests;

/// <summary>
/// One example or more of every call that the product makes. The public surface is all it needs, so it compiles against
/// Stripe.net as it is.
/// </summary>
public static class EveryCall
{
    public static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<(string Name, Func<StripeClient, Task> Send)> All { get; } =
    [
        .. CustomerCalls.All, .. CatalogCalls.All, .. SubscriptionCalls.All, .. PageCalls.All, .. PaymentCalls.All,
        .. InvoiceCalls.All, .. MeterCalls.All, .. OperationCalls.All,
    ];

    public static RequestOptions Key(string key) => new() { IdempotencyKey = key };
}
