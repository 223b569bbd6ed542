namespace Billing.Client;

/// <summary>Links to the page on which a customer sees plan, balance and invoices.</summary>
public sealed class BillingLinksClient
{
    private readonly Caller _caller;

    internal BillingLinksClient(Caller caller) => _caller = caller;

    /// <summary>A link for one customer, which works for a while.</summary>
    public Task<BillingResult<BillingLink>> CreateAsync(
        string account,
        NewBillingLink? link = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<NewBillingLink, BillingLink>(
            Query.Path(
                $"v1/accounts/{account}/billing-links"), link ?? new NewBillingLink(), idempotencyKey, cancellation);
}
