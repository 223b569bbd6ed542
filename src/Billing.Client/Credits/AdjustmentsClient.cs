namespace Billing.Client;

/// <summary>Corrections by an operator. They need an admin key.</summary>
public sealed class AdjustmentsClient
{
    private readonly Caller _caller;

    internal AdjustmentsClient(Caller caller) => _caller = caller;

    /// <summary>Moves a balance by a signed amount; a reason is required (SEMANTICS H4).</summary>
    public Task<BillingResult<AdjustmentEntry>> CreateAsync(
        string account,
        NewAdjustment adjustment,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<NewAdjustment, AdjustmentEntry>(
            Query.Path($"v1/accounts/{account}/adjustments"), adjustment, idempotencyKey, cancellation);
}
