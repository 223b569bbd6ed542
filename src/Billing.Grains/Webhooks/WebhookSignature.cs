using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Grains.Webhooks;

/// <summary>Signs a message as Standard Webhooks says: HMAC-SHA256 over <c>id.timestamp.body</c> (SEMANTICS I1).</summary>
internal static class WebhookSignature
{
    /// <summary>The value of the header <c>webhook-signature</c>: one signature for each secret, the newest first.</summary>
    /// <param name="secrets">The endpoint's secrets; two while one takes the other's place.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970 of this attempt.</param>
    /// <param name="body">The body, byte for byte.</param>
    public static string Of(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var content = new byte[head.Length + body.Length];
        head.CopyTo(content, 0);
        body.CopyTo(content.AsSpan(head.Length));
        return string.Join(' ', secrets.Select(secret =>
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecret.KeyOf(secret), content))));
    }
}
