using System.Security.Cryptography;
using System.Text;
using Billing.Grains.Admin;
using Microsoft.Extensions.Options;

namespace Billing.Grains.ApiKeys;

/// <summary>
/// The hash that keys are stored and found by: HMAC-SHA256 under the deployment's pepper. Keys are random and long, so
/// a fast hash is enough, and who copies the table of keys alone can check no guess against it.
/// </summary>
public sealed class KeyHasher(IOptions<ApiKeyOptions> options)
{
    private byte[]? _pepper = options.Value.KeyPepper is { } chosen ? Encoding.UTF8.GetBytes(chosen) : null;

    /// <summary>The stored hash of a key, from the SHA-256 of its text.</summary>
    public async ValueTask<byte[]> Hash(AdminTransaction transaction, ReadOnlyMemory<byte> secretSha256)
    {
        _pepper ??= await ReadPepper(transaction);
        return HMACSHA256.HashData(_pepper, secretSha256.Span);
    }

    /// <summary>What links to billing pages are signed with: made of the pepper, so that no other secret must be kept.</summary>
    public async ValueTask<byte[]> LinkSecret(AdminTransaction transaction)
    {
        _pepper ??= await ReadPepper(transaction);
        return HMACSHA256.HashData(_pepper, "billing page links"u8);
    }

    // The migration that made the table made the pepper too.
    private static async Task<byte[]> ReadPepper(AdminTransaction transaction)
    {
        var rows = await transaction.Query(
            row => row.GetFieldValue<byte[]>(0), "select value from deployment_secrets where name = 'key_pepper'");
        return rows.Single();
    }
}
