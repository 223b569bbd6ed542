namespace Billing.Client;

/// <summary>What accounts hold.</summary>
public sealed class BalancesClient
{
    private readonly Caller _caller;

    internal BalancesClient(Caller caller) => _caller = caller;

    /// <summary>All balances of an account, no older than <paramref name="minSeq"/>.</summary>
    public Task<BillingResult<AccountBalances>> GetAsync(
        string account, long? minSeq = null, CancellationToken cancellation = default) =>
        _caller.Get<AccountBalances>(
            new Query(Query.Path($"v1/accounts/{account}/balances")).Add("min_seq", minSeq).ToString(), cancellation);

    /// <summary>One balance; zero where the account never had credits of this type.</summary>
    public Task<BillingResult<AccountBalance>> GetAsync(
        string account, string creditType, long? minSeq = null, CancellationToken cancellation = default) =>
        _caller.Get<AccountBalance>(
            new Query(Query.Path($"v1/accounts/{account}/balances/{creditType}")).Add("min_seq", minSeq).ToString(),
            cancellation);

    /// <summary>The balances as they were at a moment; with a credit type, only that one.</summary>
    public Task<BillingResult<AccountBalances>> AtAsync(
        string account, DateTimeOffset at, string? creditType = null, CancellationToken cancellation = default)
    {
        var path = creditType is null
            ? Query.Path($"v1/accounts/{account}/balances")
            : Query.Path($"v1/accounts/{account}/balances/{creditType}");
        return _caller.Get<AccountBalances>(new Query(path).Add("at", at).ToString(), cancellation);
    }
}
