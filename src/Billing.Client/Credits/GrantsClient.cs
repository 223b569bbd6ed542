namespace Billing.Client;

/// <summary>Credits that are given. Giving and voiding needs an admin key.</summary>
public sealed class GrantsClient
{
    private readonly Caller _caller;

    internal GrantsClient(Caller caller) => _caller = caller;

    /// <summary>Gives credits.</summary>
    public Task<BillingResult<GrantEntry>> CreateAsync(
        string account, NewGrant grant, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewGrant, GrantEntry>(
            Query.Path($"v1/accounts/{account}/grants"), grant, idempotencyKey, cancellation);

    /// <summary>Live grants, newest first; with a credit type, only those of it.</summary>
    public BillingList<Grant> List(string account, string? creditType = null) =>
        _caller.List<Grant>(new Query(Query.Path($"v1/accounts/{account}/grants")).Add("credit_type", creditType));

    /// <summary>Takes back what is left of a grant and not reserved (SEMANTICS H4); again is no change.</summary>
    public Task<BillingResult<VoidedGrant>> VoidAsync(
        string account,
        string grantId,
        Note? note = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<Note, VoidedGrant>(
            Query.Path(
                $"v1/accounts/{account}/grants/{grantId}/void"), note ?? new Note(), idempotencyKey, cancellation);
}
