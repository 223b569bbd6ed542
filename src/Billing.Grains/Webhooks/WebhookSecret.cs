using System.Security.Cryptography;

namespace Billing.Grains.Webhooks;

/// <summary>
/// An endpoint's secret as Standard Webhooks spells it. Stripe's secrets look alike and are read differently: nothing here is
/// for them.
/// </summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int RandomBytes = 32;

    /// <summary>A new one of 32 random bytes.</summary>
    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The key that it stands for.</summary>
    /// <exception cref="FormatException">It is no such secret.</exception>
    public static byte[] KeyOf(string secret) => secret.StartsWith(Prefix, StringComparison.Ordinal)
        ? Convert.FromBase64String(secret[Prefix.Length..])
        : throw new FormatException("A webhook secret begins with whsec_.");
}
