namespace Billing.Client;

/// <summary>The account's history: every change, in order, chained by hashes.</summary>
public sealed class LedgerClient
{
    private readonly Caller _caller;

    internal LedgerClient(Caller caller) => _caller = caller;

    /// <summary>Entries, newest first.</summary>
    public BillingList<LedgerEntry> List(string account, LedgerFilter? filter = null) =>
        _caller.List<LedgerEntry>(
            new Query(Query.Path($"v1/accounts/{account}/ledger"))
                .Add("type", filter?.Type)
                .Add("credit_type", filter?.CreditType)
                .Add("grant", filter?.GrantId)
                .Add("from", filter?.From)
                .Add("to", filter?.To)
                .Add("min_seq", filter?.MinSeq));

    /// <summary>Recomputes every hash and every balance.</summary>
    public Task<BillingResult<LedgerVerification>> VerifyAsync(
        string account, CancellationToken cancellation = default) =>
        _caller.Get<LedgerVerification>(Query.Path($"v1/accounts/{account}/ledger/verify"), cancellation);

    /// <summary>
    /// Gives back usage, whole or in part, to the grants that paid (SEMANTICS H3). Needs an admin key.
    /// </summary>
    public Task<BillingResult<ReversalEntry>> ReverseAsync(
        string account,
        string entryId,
        Reversal? reversal = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<Reversal, ReversalEntry>(
            Query.Path($"v1/accounts/{account}/ledger/{entryId}/reverse"),
            reversal ?? new Reversal(),
            idempotencyKey,
            cancellation);
}
