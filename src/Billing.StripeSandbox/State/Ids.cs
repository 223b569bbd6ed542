using System.Security.Cryptography;

namespace Billing.StripeSandbox.State;

/// <summary>Makes ids that look like Stripe's: a prefix that tells the kind, then letters and digits.</summary>
internal static class Ids
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(string prefix, int length = 24) =>
        prefix + RandomNumberGenerator.GetString(Letters, length);
}
