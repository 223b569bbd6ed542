namespace Billing.Client;

/// <summary>Accounts: who is billed, on which plan. Opening and changing needs an admin key.</summary>
public sealed class AccountsClient
{
    private readonly Caller _caller;

    internal AccountsClient(Caller caller) => _caller = caller;

    /// <summary>
    /// Opens an account. The same again is no change (200); the id with other content is <c>already_exists</c>.
    /// </summary>
    public Task<BillingResult<Account>> CreateAsync(
        NewAccount account, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewAccount, Account>("v1/accounts", account, idempotencyKey, cancellation);

    /// <summary>An account, no older than <paramref name="minSeq"/>.</summary>
    public Task<BillingResult<Account>> GetAsync(
        string account, long? minSeq = null, CancellationToken cancellation = default) =>
        _caller.Get<Account>(
            new Query(Query.Path($"v1/accounts/{account}")).Add("min_seq", minSeq).ToString(), cancellation);

    /// <summary>Changes e-mail and name; what is null stays, an empty text clears.</summary>
    public Task<BillingResult<Account>> UpdateAsync(
        string account, AccountPatch patch, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Patch<AccountPatch, Account>(Query.Path($"v1/accounts/{account}"), patch, idempotencyKey, cancellation);

    /// <summary>All that an account is at one moment: plan, balances with their grants, counters.</summary>
    public Task<BillingResult<AccountState>> StateAsync(
        string account, long? minSeq = null, CancellationToken cancellation = default) =>
        _caller.Get<AccountState>(
            new Query(Query.Path($"v1/accounts/{account}/state")).Add("min_seq", minSeq).ToString(), cancellation);

    /// <summary>
    /// Sets the plan by hand; the account is then billed without Stripe until a subscription takes over.
    /// </summary>
    public Task<BillingResult<PlanChanged>> SetPlanAsync(
        string account, PlanChange change, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Put<PlanChange, PlanChanged>(
            Query.Path($"v1/accounts/{account}/plan"), change, idempotencyKey, cancellation);
}
