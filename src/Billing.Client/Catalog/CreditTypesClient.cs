namespace Billing.Client;

/// <summary>What an account holds: e-mails, tokens, dollars.</summary>
public sealed class CreditTypesClient
{
    private readonly Caller _caller;

    internal CreditTypesClient(Caller caller) => _caller = caller;

    /// <summary>Makes one, or a new version of the one with this code where the content differs.</summary>
    public Task<BillingResult<CreditType>> CreateAsync(
        NewCreditType body, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewCreditType, CreditType>("v1/credit-types", body, idempotencyKey, cancellation);

    /// <summary>All of them.</summary>
    public BillingList<CreditType> List() => _caller.List<CreditType>(new Query("v1/credit-types"));

    /// <summary>One by its code.</summary>
    public Task<BillingResult<CreditType>> GetAsync(string code, CancellationToken cancellation = default) =>
        _caller.Get<CreditType>(Query.Path($"v1/credit-types/{code}"), cancellation);

    /// <summary>A new version with some fields changed; what is null stays.</summary>
    public Task<BillingResult<CreditType>> UpdateAsync(
        string code, CreditTypePatch patch, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Patch<CreditTypePatch, CreditType>(
            Query.Path($"v1/credit-types/{code}"), patch, idempotencyKey, cancellation);

    /// <summary>Takes it off sale; who has it keeps it.</summary>
    public Task<BillingResult<CreditType>> ArchiveAsync(
        string code, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<CreditType>(Query.Path($"v1/credit-types/{code}/archive"), idempotencyKey, cancellation);

    /// <summary>Puts it on sale again.</summary>
    public Task<BillingResult<CreditType>> UnarchiveAsync(
        string code, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<CreditType>(Query.Path($"v1/credit-types/{code}/unarchive"), idempotencyKey, cancellation);
}
