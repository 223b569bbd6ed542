namespace Billing.Client;

/// <summary>The automatic top-up: a package is bought when the balance is low (SEMANTICS G3).</summary>
public sealed class AutoRechargeClient
{
    private readonly Caller _caller;

    internal AutoRechargeClient(Caller caller) => _caller = caller;

    /// <summary>How it is set, and how it goes.</summary>
    public Task<BillingResult<AutoRecharge>> GetAsync(string account, CancellationToken cancellation = default) =>
        _caller.Get<AutoRecharge>(Query.Path($"v1/accounts/{account}/auto-recharge"), cancellation);

    /// <summary>Turns it on, or sets it anew.</summary>
    public Task<BillingResult<AutoRecharge>> SetAsync(
        string account,
        AutoRechargeRule rule,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Put<AutoRechargeRule, AutoRecharge>(
            Query.Path($"v1/accounts/{account}/auto-recharge"), rule, idempotencyKey, cancellation);

    /// <summary>Turns it off.</summary>
    public Task<BillingResult<AutoRecharge>> ClearAsync(string account, CancellationToken cancellation = default) =>
        _caller.Delete<AutoRecharge>(Query.Path($"v1/accounts/{account}/auto-recharge"), cancellation);
}
