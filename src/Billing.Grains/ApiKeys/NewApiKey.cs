using System.Security.Cryptography;
using Billing.Contracts.ApiKeys;

namespace Billing.Grains.ApiKeys;

/// <summary>A key that was just made, with its text.</summary>
/// <param name="View">What callers see of it.</param>
/// <param name="Text">The secret.</param>
internal sealed record NewApiKey(ApiKeyView View, string Text)
{
    private const int IdBytes = 16;

    /// <summary>Makes one.</summary>
    public static NewApiKey Make(string kind, string? account, string? name, DateTime now)
    {
        var text = ApiKeyText.Create(RandomNumberGenerator.GetBytes(ApiKeyText.MinRandomBytes));
        var id = "ak_" + Base62.Encode(RandomNumberGenerator.GetBytes(IdBytes));
        return new NewApiKey(new ApiKeyView(id, kind, account, name, ApiKeyText.LastFour(text), now, null), text);
    }

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"NewApiKey {{ View = {View} }}";
}
