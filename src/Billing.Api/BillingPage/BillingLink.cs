using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Api.BillingPage;

/// <summary>What a link to an account's billing page says: whose, until when, and where the page leads back to.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="ExpiresAt">Until when it opens the page, UTC; exclusive.</param>
/// <param name="ReturnUrl">Where the page leads back to, or null.</param>
internal sealed partial record BillingLink(string Account, DateTimeOffset ExpiresAt, string? ReturnUrl)
{
    /// <summary>The most characters of a link's text: it is part of a request's first line.</summary>
    public const int MaxLength = 4096;

    /// <summary>The link's text: what it says, and a signature over it (HMAC-SHA256), both as base64url.</summary>
    public string Sign(ReadOnlySpan<byte> secret)
    {
        var said = new Said(Account, ExpiresAt.ToUnixTimeSeconds(), ReturnUrl);
        var text = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(said, LinkJson.Default.Said));
        return $"{text}.{Base64Url.EncodeToString(SignatureOf(text, secret))}";
    }

    /// <summary>What a link says, or null where it was not signed with this secret. It may have expired.</summary>
    public static BillingLink? Read(string token, ReadOnlySpan<byte> secret)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || token.Length > MaxLength || !Base64Url.IsValid(token.AsSpan(dot + 1)))
            return null;
        var text = token[..dot];
        if (!CryptographicOperations.FixedTimeEquals(
            Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), SignatureOf(text, secret)))
            return null;
        // Only we can have signed it, so it is what we write.
        var said = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), LinkJson.Default.Said)!;
        return new BillingLink(said.Account, DateTimeOffset.FromUnixTimeSeconds(said.Expires), said.ReturnUrl);
    }

    private static byte[] SignatureOf(string text, ReadOnlySpan<byte> secret) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));

    private sealed record Said(
        [property: JsonPropertyName("a")] string Account,
        [property: JsonPropertyName("e")] long Expires,
        [property: JsonPropertyName("r")] string? ReturnUrl);

    [JsonSerializable(typeof(Said))]
    private sealed partial class LinkJson : JsonSerializerContext;
}
