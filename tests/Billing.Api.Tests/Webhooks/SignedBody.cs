using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Api.Tests.Webhooks;

/// <summary>Signs as Stripe does.</summary>
internal static class SignedBody
{
    public static string Header(string secret, DateTimeOffset at, byte[] body, string scheme = "v1")
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},{scheme}={Signature(secret, time, body)}";
    }

    public static string Signature(string secret, string time, byte[] body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(time + ".").Concat(body).ToArray()));
}
