using System.Security.Cryptography;
using System.Text;

namespace Billing.StripeSandbox.Webhooks;

/// <summary>
/// Signs a delivery: HMAC-SHA256 of time, dot and body, by the whole secret, prefix included (STRIPE 2).
/// </summary>
internal static class Signature
{
    /// <summary>The value of <c>Stripe-Signature</c>.</summary>
    /// <param name="secret">The endpoint's secret.</param>
    /// <param name="timestamp">The time of this attempt, unix seconds.</param>
    /// <param name="body">The bytes of the body.</param>
    public static string Header(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.UTF8.GetBytes($"{timestamp}.");
        byte[] signed = [.. prefix, .. body];
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return $"t={timestamp},v1={Convert.ToHexStringLower(hash)}";
    }
}
