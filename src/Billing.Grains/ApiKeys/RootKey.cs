using System.Security.Cryptography;
using Billing.Contracts.ApiKeys;
using Microsoft.Extensions.Options;

namespace Billing.Grains.ApiKeys;

/// <summary>
/// The administrator's key that the operator chose, if there is one. It is stored nowhere and works while PostgreSQL is
/// away; what is kept in memory is a hash under a key that ends with the process.
/// </summary>
public sealed class RootKey
{
    /// <summary>The id that it is known by.</summary>
    public const string Id = "ak_env";

    private readonly byte[] _hashKey = RandomNumberGenerator.GetBytes(32);
    private readonly byte[]? _hash;

    /// <summary>Takes it from the settings.</summary>
    public RootKey(IOptions<ApiKeyOptions> options)
    {
        if (options.Value.AdminKey is { } text)
            _hash = Hash(ApiKeyText.Sha256(text).AsSpan());
    }

    /// <summary>Whether the operator chose one.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>Whether this is the SHA-256 of its text; the time it takes says nothing about either.</summary>
    public bool Matches(ReadOnlySpan<byte> secretSha256) =>
        _hash is not null && CryptographicOperations.FixedTimeEquals(Hash(secretSha256), _hash);

    private byte[] Hash(ReadOnlySpan<byte> sha256) => HMACSHA256.HashData(_hashKey, sha256);
}
