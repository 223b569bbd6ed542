using System.Collections.Immutable;
using Billing.Contracts.ApiKeys;
using Orleans.Concurrency;

namespace Billing.Grains.ApiKeys;

/// <summary>
/// API keys. It holds nothing, so a revoked key is unknown from the moment that its revocation is answered. One in every
/// silo: whether callers are let in must not hang on one silo's life.
/// </summary>
[Reentrant, StatelessWorker(1)]
public sealed class ApiKeysGrain(ApiKeyStore store) : Grain, IApiKeysGrain
{
    /// <inheritdoc/>
    public Task<ApiKeyReply> Create(ApiKeyRequest request) => store.Create(request);

    /// <inheritdoc/>
    public Task<ApiKeyReply> Find(string id) => store.Find(id);

    /// <inheritdoc/>
    public Task<ApiKeyPageReply> List(string? afterId, int limit) => store.List(afterId, limit);

    /// <inheritdoc/>
    public Task<ApiKeyReply> Revoke(string id) => store.Revoke(id);

    /// <inheritdoc/>
    public Task<ApiKeyIdentityReply> Authenticate(ImmutableArray<byte> secretSha256) =>
        store.Authenticate(secretSha256);

    /// <inheritdoc/>
    public Task<LinkSecretReply> LinkSecret() => store.LinkSecret();
}
