namespace Billing.Client;

/// <summary>What is counted.</summary>
public sealed class MetersClient
{
    private readonly Caller _caller;

    internal MetersClient(Caller caller) => _caller = caller;

    /// <summary>Makes one, or a new version of the one with this code where the content differs.</summary>
    public Task<BillingResult<Meter>> CreateAsync(
        NewMeter body, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewMeter, Meter>("v1/meters", body, idempotencyKey, cancellation);

    /// <summary>All of them.</summary>
    public BillingList<Meter> List() => _caller.List<Meter>(new Query("v1/meters"));

    /// <summary>One by its code.</summary>
    public Task<BillingResult<Meter>> GetAsync(string code, CancellationToken cancellation = default) =>
        _caller.Get<Meter>(Query.Path($"v1/meters/{code}"), cancellation);
}
