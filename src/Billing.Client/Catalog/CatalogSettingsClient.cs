namespace Billing.Client;

/// <summary>What the whole catalog agrees on. It needs an admin key.</summary>
public sealed class CatalogSettingsClient
{
    private readonly Caller _caller;

    internal CatalogSettingsClient(Caller caller) => _caller = caller;

    /// <summary>The settings.</summary>
    public Task<BillingResult<CatalogSettings>> GetAsync(CancellationToken cancellation = default) =>
        _caller.Get<CatalogSettings>("v1/catalog/settings", cancellation);

    /// <summary>Sets them, whole: what is null is none.</summary>
    public Task<BillingResult<CatalogSettings>> SetAsync(
        CatalogSettings settings, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Put<CatalogSettings, CatalogSettings>("v1/catalog/settings", settings, idempotencyKey, cancellation);
}
