namespace Billing.Client;

/// <summary>Usage that Stripe's meters are told of. It needs an admin key.</summary>
public sealed class MeterExportsClient
{
    private readonly Caller _caller;

    internal MeterExportsClient(Caller caller) => _caller = caller;

    /// <summary>Events for Stripe's meters; with a status, only those, such as <c>needs_review</c>.</summary>
    public BillingList<MeterExport> List(string? status = null) =>
        _caller.List<MeterExport>(new Query("v1/meter-exports").Add("status", status));

    /// <summary>Sends one again that was given up.</summary>
    public Task<BillingResult<MeterExport>> RetryAsync(string identifier, CancellationToken cancellation = default) =>
        _caller.Post<MeterExport>(Query.Path($"v1/meter-exports/{identifier}/retry"), null, cancellation);
}
