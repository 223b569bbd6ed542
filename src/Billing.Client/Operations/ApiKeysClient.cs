namespace Billing.Client;

/// <summary>Keys of this API. They need an admin key.</summary>
public sealed class ApiKeysClient
{
    private readonly Caller _caller;

    internal ApiKeysClient(Caller caller) => _caller = caller;

    /// <summary>Makes a key. It is shown here and never again; a replay does not show it (SEMANTICS B3).</summary>
    public Task<BillingResult<NewApiKey>> CreateAsync(
        ApiKeyRequest request, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<ApiKeyRequest, NewApiKey>("v1/api-keys", request, idempotencyKey, cancellation);

    /// <summary>All keys, without their secrets.</summary>
    public BillingList<ApiKey> List() => _caller.List<ApiKey>(new Query("v1/api-keys"));

    /// <summary>A key by its id.</summary>
    public Task<BillingResult<ApiKey>> GetAsync(string id, CancellationToken cancellation = default) =>
        _caller.Get<ApiKey>(Query.Path($"v1/api-keys/{id}"), cancellation);

    /// <summary>Ends a key.</summary>
    public Task<BillingResult<ApiKey>> RevokeAsync(string id, CancellationToken cancellation = default) =>
        _caller.Delete<ApiKey>(Query.Path($"v1/api-keys/{id}"), cancellation);
}
