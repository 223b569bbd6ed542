namespace Billing.Client;

/// <summary>When an account is told that its balance is low (SEMANTICS G1).</summary>
public sealed class AlertsClient
{
    private readonly Caller _caller;

    internal AlertsClient(Caller caller) => _caller = caller;

    /// <summary>Sets the rule of a credit type, in place of the plan's.</summary>
    public Task<BillingResult<AlertSet>> SetAsync(
        string account, AlertRule rule, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Put<AlertRule, AlertSet>(
            Query.Path($"v1/accounts/{account}/alerts"), rule, idempotencyKey, cancellation);

    /// <summary>The plan's own rule counts again.</summary>
    public Task<BillingResult<AlertSet>> ClearAsync(
        string account, string creditType, CancellationToken cancellation = default) =>
        _caller.Delete<AlertSet>(Query.Path($"v1/accounts/{account}/alerts/{creditType}"), cancellation);
}
