using System.Security.Cryptography;
using System.Text;

namespace Billing.Grains.Provider;

/// <summary>Idempotency keys of the calls that we make (SEMANTICS B7).</summary>
internal static class OutgoingKey
{
    private const int Longest = 255;

    /// <summary>The key of a piece of work of an account; one that Stripe would find too long ends in its hash.</summary>
    public static string Of(string accountId, string work)
    {
        var key = $"acct:{accountId}:{work}";
        return key.Length <= Longest && Ascii.IsValid(key)
            ? key
            : $"acct:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }
}
