using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Api.Webhooks;

/// <summary>Whether a webhook is Stripe's own, and of now (SEMANTICS E1). Works on the bytes that came, whatever they are.</summary>
internal static class StripeSignature
{
    /// <summary>How far the time in the signature may be from ours, either way.</summary>
    public const int ToleranceSeconds = 300;

    private const int LongestHeader = 4_096;
    private const int MostSignatures = 20;

    /// <summary>Why the call is not to be believed, or null. The signature is checked before the time that it vouches for.</summary>
    public static string? Fault(ReadOnlySpan<byte> body, string? header, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (header is null or { Length: 0 or > LongestHeader })
            return "The header Stripe-Signature is missing.";
        var (time, signatures) = Parse(header);
        if (time is null || signatures.Count is 0 or > MostSignatures)
            return "The header Stripe-Signature has no time or no signature of the scheme v1.";
        var isSigned = false;
        foreach (var secret in secrets)
            isSigned |= IsSignedWith(secret, time, body, signatures);
        if (!isSigned)
            return "No signature was made of this body with this endpoint's secret.";
        return long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= ToleranceSeconds
            ? null
            : "The signature is too old, or of the future.";
    }

    // Other schemes than v1 are for Stripe's own tests and prove nothing. Of two times neither is believed.
    private static (string? Time, List<string> Signatures) Parse(string header)
    {
        string? time = null;
        var signatures = new List<string>();
        foreach (var part in header.Split(','))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
                ? (part[..at].Trim(), part[(at + 1)..].Trim())
                : (part, "");
            if (name == "t" && time is not null)
                return (null, []);
            if (name == "t" && value.Length > 0)
                time = value;
            if (name == "v1" && value.Length > 0)
                signatures.Add(value);
        }
        return (time, signatures);
    }

    // The key is the whole secret, whsec_ included.
    private static bool IsSignedWith(string secret, string time, ReadOnlySpan<byte> body, List<string> signatures)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(time));
        hmac.AppendData("."u8);
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
        var isSigned = false;
        foreach (var signature in signatures)
            isSigned |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        return isSigned;
    }
}
