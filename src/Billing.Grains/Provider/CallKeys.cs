using System.Globalization;
using Billing.Contracts;

namespace Billing.Grains.Provider;

/// <summary>The part of an outgoing key that comes from the caller's own (SEMANTICS B7).</summary>
internal static class CallKeys
{
    /// <summary>The same for each attempt of the same call.</summary>
    public static string Of(string operation, CallKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{operation}:{key.Client ?? key.Random.ToString("N")}");
}
