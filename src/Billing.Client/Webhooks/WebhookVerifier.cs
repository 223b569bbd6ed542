using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Billing.Client;

/// <summary>
/// Checks that a webhook comes from Billing, by the rules of Standard Webhooks: HMAC-SHA256 over
/// <c>id.timestamp.body</c>, compared in constant time, not older or younger than five minutes. Give it the body's raw
/// bytes: JSON that was parsed and written again has another signature.
/// </summary>
public sealed class WebhookVerifier
{
    /// <summary>The header of the message's id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header of the attempt's time, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header of the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int ToleranceSeconds = 300;

    private readonly byte[][] _keys;
    private readonly TimeProvider _time;

    /// <summary>With the endpoint's secret, or several while it is rotated.</summary>
    /// <exception cref="ArgumentException">There is none, or one is no <c>whsec_</c> followed by base64.</exception>
    public WebhookVerifier(IEnumerable<string> secrets, TimeProvider? time = null)
    {
        _keys = [.. secrets.Select(KeyOf)];
        _time = time ?? TimeProvider.System;
        // Without a key nothing could be told apart; nobody may take that for a yes.
        if (_keys.Length == 0)
            throw new ArgumentException("There is no secret.", nameof(secrets));
    }

    /// <summary>With one secret.</summary>
    public WebhookVerifier(string secret, TimeProvider? time = null) : this([secret], time)
    {
    }

    /// <summary>The event, or why it is not believed.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body as it came.</param>
    public WebhookVerdict Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return new WebhookVerdict(WebhookFault.HeaderMissing, null);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return new WebhookVerdict(WebhookFault.HeaderMissing, null);
        if (Math.Abs(_time.GetUtcNow().ToUnixTimeSeconds() - seconds) > ToleranceSeconds)
            return new WebhookVerdict(WebhookFault.Stale, null);
        if (!IsSigned($"{id}.{timestamp}.", signatures, body))
            return new WebhookVerdict(WebhookFault.SignatureWrong, null);
        try
        {
            return JsonSerializer.Deserialize(body, BillingJson.Default.WebhookEvent) is { } found
                ? new WebhookVerdict(WebhookFault.None, found with { Id = id })
                : new WebhookVerdict(WebhookFault.BodyUnreadable, null);
        }
        catch (JsonException)
        {
            return new WebhookVerdict(WebhookFault.BodyUnreadable, null);
        }
    }

    private bool IsSigned(string prefix, string signatures, ReadOnlySpan<byte> body)
    {
        var signed = new byte[Encoding.UTF8.GetByteCount(prefix) + body.Length];
        body.CopyTo(signed.AsSpan(Encoding.UTF8.GetBytes(prefix, signed)));
        // Every key is tried against every signature, so that the time taken tells nothing.
        var isSigned = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var one in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!one.StartsWith(Version, StringComparison.Ordinal)
                || !Convert.TryFromBase64String(one[Version.Length..], given, out var length)
                || length != given.Length)
                continue;
            foreach (var key in _keys)
            {
                HMACSHA256.HashData(key, signed, expected);
                isSigned |= CryptographicOperations.FixedTimeEquals(given, expected);
            }
        }
        return isSigned;
    }

    private static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : "";
        var key = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException("A webhook secret is whsec_ followed by base64.", nameof(secret));
    }
}

/// <summary>What a verifier found.</summary>
/// <param name="Fault">Why it is not believed.</param>
/// <param name="Event">The event, where it is.</param>
public sealed record WebhookVerdict(WebhookFault Fault, WebhookEvent? Event);

/// <summary>Why a webhook is not believed.</summary>
public enum WebhookFault
{
    /// <summary>It is.</summary>
    None,

    /// <summary>One of the three headers is missing or nonsense.</summary>
    HeaderMissing,

    /// <summary>The attempt is more than five minutes away: an old message, or a wrong clock.</summary>
    Stale,

    /// <summary>No signature fits any secret.</summary>
    SignatureWrong,

    /// <summary>It is signed, and no event.</summary>
    BodyUnreadable,
}
