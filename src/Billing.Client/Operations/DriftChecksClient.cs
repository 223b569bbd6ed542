namespace Billing.Client;

/// <summary>Compares accounts with Stripe and changes nothing. It needs an admin key.</summary>
public sealed class DriftChecksClient
{
    private readonly Caller _caller;

    internal DriftChecksClient(Caller caller) => _caller = caller;

    /// <summary>Compares one account, or all.</summary>
    public Task<BillingResult<DriftCheck>> RunAsync(string? account = null, CancellationToken cancellation = default) =>
        _caller.Post<DriftCheckRequest, DriftCheck>(
            "v1/stripe/drift-checks", new DriftCheckRequest(account), null, cancellation);
}
