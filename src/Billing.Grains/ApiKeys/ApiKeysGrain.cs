using System.Collections.Immutable;
using System.Security.Cryptography;
using Billing.Contracts.ApiKeys;
using Orleans.Concurrency;

namespace Billing.Grains.ApiKeys;

/// <summary>
/// API keys. It holds nothing, so a revoked key is unknown from the moment that its revocation is answered.
/// </summary>
[Reentrant]
public sealed class ApiKeysGrain(ApiKeyStore store, RootKey root) : Grain, IApiKeysGrain
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
    public Task<ApiKeyIdentityReply> Authenticate(ImmutableArray<byte> secretSha256)
    {
        if (secretSha256.IsDefault || secretSha256.Length != SHA256.HashSizeInBytes)
            return Task.FromResult(new ApiKeyIdentityReply(null, false, null, null));
        return root.Matches(secretSha256.AsSpan())
            ? Task.FromResult(new ApiKeyIdentityReply(null, true, RootKey.Id, null))
            : store.Authenticate(secretSha256.AsMemory());
    }
}
