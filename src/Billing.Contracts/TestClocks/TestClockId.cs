using System.Security.Cryptography;
using Billing.Contracts.ApiKeys;

namespace Billing.Contracts.TestClocks;

/// <summary>The ids of test clocks, <c>tc_…</c>.</summary>
public static class TestClockId
{
    private const string Prefix = "tc_";
    private const int RandomBytes = 16;
    private const int MaxLength = 64;

    /// <summary>An id that no clock has.</summary>
    public static string Create() => Prefix + Base62.Encode(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Whether the text can be one.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 3 and <= MaxLength }
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && Base62.IsBase62(text.AsSpan(Prefix.Length));
}
