namespace Billing.Client;

/// <summary>Events that Stripe sent. They need an admin key.</summary>
public sealed class StripeEventsClient
{
    private readonly Caller _caller;

    internal StripeEventsClient(Caller caller) => _caller = caller;

    /// <summary>
    /// Events; with a status, only those: <c>failing</c>, <c>pending</c>, <c>unlinked</c>, <c>done</c>, <c>ignored</c>.
    /// </summary>
    public BillingList<StripeEvent> List(string? status = null) =>
        _caller.List<StripeEvent>(new Query("v1/stripe/events").Add("status", status));

    /// <summary>Applies one now that waits for its next attempt.</summary>
    public Task<BillingResult<StripeEvent>> RetryAsync(string id, CancellationToken cancellation = default) =>
        _caller.Post<StripeEvent>(Query.Path($"v1/stripe/events/{id}/retry"), null, cancellation);
}
