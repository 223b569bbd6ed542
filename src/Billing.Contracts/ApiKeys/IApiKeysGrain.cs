using System.Collections.Immutable;

namespace Billing.Contracts.ApiKeys;

/// <summary>API keys; the one key of the grain is <see cref="Key"/>. Secrets are never stored, only keyed hashes of them.</summary>
[Alias("billing.IApiKeysGrain")]
public interface IApiKeysGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "api-keys";

    /// <summary>Makes a key. The secret is in this reply and nowhere else; a replay has none (SEMANTICS B3).</summary>
    [Alias("Create")]
    Task<ApiKeyReply> Create(ApiKeyRequest request);

    /// <summary>One key.</summary>
    [Alias("Find")]
    Task<ApiKeyReply> Find(string id);

    /// <summary>Keys, newest first, made before the key <paramref name="afterId"/>.</summary>
    [Alias("List")]
    Task<ApiKeyPageReply> List(string? afterId, int limit);

    /// <summary>Revokes a key; again is the same.</summary>
    [Alias("Revoke")]
    Task<ApiKeyReply> Revoke(string id);

    /// <summary>Whose key this is.</summary>
    /// <param name="secretSha256">SHA-256 of the whole key text: the text itself never leaves the edge.</param>
    [Alias("Authenticate")]
    Task<ApiKeyIdentityReply> Authenticate(ImmutableArray<byte> secretSha256);

    /// <summary>The secret that links to billing pages are signed with, the same in every silo.</summary>
    [Alias("LinkSecret")]
    Task<LinkSecretReply> LinkSecret();
}
