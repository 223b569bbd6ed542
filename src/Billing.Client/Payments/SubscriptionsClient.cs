namespace Billing.Client;

/// <summary>The account's subscription at Stripe.</summary>
public sealed class SubscriptionsClient
{
    private readonly Caller _caller;

    internal SubscriptionsClient(Caller caller) => _caller = caller;

    /// <summary>The plan, the subscription and what is under way, no older than <paramref name="minSeq"/>.</summary>
    public Task<BillingResult<SubscriptionState>> GetAsync(
        string account, long? minSeq = null, CancellationToken cancellation = default) =>
        _caller.Get<SubscriptionState>(
            new Query(
                Query.Path($"v1/accounts/{account}/subscription")).Add("min_seq", minSeq).ToString(), cancellation);

    /// <summary>What a change would cost and do; nothing changes.</summary>
    public Task<BillingResult<PlanChangePreview>> PreviewChangeAsync(
        string account, PlanChange change, CancellationToken cancellation = default) =>
        _caller.Post<PlanChange, PlanChangePreview>(
            Query.Path($"v1/accounts/{account}/subscription/preview-change"), change, null, cancellation);

    /// <summary>
    /// Changes to another plan at once; the difference is paid now, or it is refused (<c>stripe_declined</c>).
    /// </summary>
    public Task<BillingResult<SubscriptionState>> ChangeAsync(
        string account, string plan, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<PlanChange, SubscriptionState>(
            Query.Path($"v1/accounts/{account}/subscription/change"),
            new PlanChange { Plan = plan },
            idempotencyKey,
            cancellation);

    /// <summary>Ends it with its period, or at once.</summary>
    public Task<BillingResult<SubscriptionState>> CancelAsync(
        string account, bool atOnce = false, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<Cancellation, SubscriptionState>(
            Query.Path(
                $"v1/accounts/{account}/subscription/cancel"), new Cancellation(atOnce), idempotencyKey, cancellation);

    /// <summary>Takes a cancellation back while the period lasts.</summary>
    public Task<BillingResult<SubscriptionState>> ResumeAsync(
        string account, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<SubscriptionState>(
            Query.Path($"v1/accounts/{account}/subscription/resume"), idempotencyKey, cancellation);
}
