namespace Billing.Client;

/// <summary>Usage: asks and takes in one step, before the work is done.</summary>
public sealed class UsageClient
{
    private readonly Caller _caller;

    internal UsageClient(Caller caller) => _caller = caller;

    /// <summary>
    /// Admits usage and takes what it costs, or refuses it (<c>insufficient_credits</c>, <c>plan_limit_reached</c>).
    /// Acknowledged means durable. Give the id of your own operation as the key: then a repeated operation counts once,
    /// for ever.
    /// </summary>
    public Task<BillingResult<UsageEntry>> RecordAsync(
        string account, UsageRequest usage, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<UsageRequest, UsageEntry>(
            Query.Path($"v1/accounts/{account}/usage"), usage, idempotencyKey, cancellation);

    /// <summary>Whether usage would be admitted now. It promises nothing: to be sure, take it or reserve it.</summary>
    public Task<BillingResult<UsageCheck>> CheckAsync(
        string account, UsageRequest usage, CancellationToken cancellation = default) =>
        _caller.PostKeyless<UsageRequest, UsageCheck>(Query.Path($"v1/accounts/{account}/check"), usage, cancellation);

    /// <summary>
    /// Up to 10,000 usages of any accounts; each is decided on its own, and answered in the same order. A batch carries
    /// no key of its own: where the answer is lost, the same items with the same keys find out and take nothing twice.
    /// </summary>
    public Task<BillingResult<UsageBatchResult>> BatchAsync(
        IReadOnlyCollection<UsageBatchItem> items, CancellationToken cancellation = default) =>
        _caller.PostKeyless<UsageBatchRequest, UsageBatchResult>(
            "v1/usage:batch", new UsageBatchRequest([.. items]), cancellation);
}
