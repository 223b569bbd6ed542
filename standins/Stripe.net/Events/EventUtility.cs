using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stripe;

/// <summary>
/// Tells Stripe's webhook calls from others and reads them (STRIPE.md 2). An empty secret is a secret like any other
/// here, as it is in Stripe.net: whoever configures it must refuse it (SEMANTICS E1).
/// </summary>
public static class EventUtility
{
    /// <summary>How far a call's time may lie from now, either way, in seconds.</summary>
    public const int DefaultTimeTolerance = 300;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether events of that API version have the shape that is read here: the same release train.</summary>
    public static bool IsCompatibleApiVersion(string eventApiVersion) =>
        IsCompatibleApiVersion(StripeConfiguration.ApiVersion, eventApiVersion);

    /// <summary>Whether two API versions are of one release train, such as <c>dahlia</c>.</summary>
    public static bool IsCompatibleApiVersion(string sdkApiVersion, string eventApiVersion) =>
        Train(eventApiVersion) is { } train && train == Train(sdkApiVersion);

    /// <summary>Reads an event without looking at a signature.</summary>
    /// <exception cref="StripeException">It is of another release train, and that matters.</exception>
    /// <exception cref="ArgumentException">It is a thin event, which has no object in it.</exception>
    /// <exception cref="JsonException">It is no event.</exception>
    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        var element = JsonSerializer.Deserialize<JsonElement>(json, StripeJson.Options);
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException("An event is an object.");
        if (element.TryGetProperty("object", out var kind) && kind.ValueEquals("v2.core.event"))
            throw new ArgumentException("This is a thin event; it is not read here.", nameof(json));

        var parsed = element.Deserialize<Event>(StripeJson.Options);
        if (throwOnApiVersionMismatch && !IsCompatibleApiVersion(parsed.ApiVersion))
        {
            throw new StripeException($"The event is of API version '{parsed.ApiVersion}', this client of "
                + $"'{StripeConfiguration.ApiVersion}'. Make the webhook endpoint with the client's version, or read "
                + "the event with throwOnApiVersionMismatch: false.");
        }

        return parsed;
    }

    /// <summary>Checks a call's signature and time and reads its event.</summary>
    /// <inheritdoc cref="ValidateSignature(string, string, string, long, long)" path="/exception"/>
    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance = DefaultTimeTolerance,
        bool throwOnApiVersionMismatch = true) =>
        ConstructEvent(json, stripeSignatureHeader, secret, tolerance, Now(), throwOnApiVersionMismatch);

    /// <summary>As above, at a given time in Unix seconds.</summary>
    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance,
        long utcNow,
        bool throwOnApiVersionMismatch = true)
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    /// <inheritdoc cref="ValidateSignature(string, string, string, long, long)"/>
    public static void ValidateSignature(
        string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance) =>
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, Now());

    /// <summary>Checks that a body was signed with the secret, and recently.</summary>
    /// <param name="json">The body exactly as it came.</param>
    /// <param name="stripeSignatureHeader">The header <c>Stripe-Signature</c>; not null.</param>
    /// <param name="secret">The endpoint's secret with its prefix <c>whsec_</c>; not null.</param>
    /// <param name="tolerance">How far its time may lie from now, either way, in seconds.</param>
    /// <param name="utcNow">Now, in Unix seconds.</param>
    /// <exception cref="StripeException">The header is malformed, no v1 signature fits, or its time is off.</exception>
    public static void ValidateSignature(
        string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var header = SignatureHeader.Parse(stripeSignatureHeader);
        if (!header.Signatures.Any(Signature(secret, header.Timestamp, json).IsMadeOf))
            throw new StripeException("No signature of the call was made with this secret for this body.");

        // Only now is the time Stripe's own word.
        if (!long.TryParse(header.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || Math.Abs(utcNow - time) > tolerance)
            throw new StripeException("The call was signed too long ago, or its clock is ahead.");
    }

    /// <summary>The v1 signature of a body at a time: HMAC-SHA256 over <c>time.body</c>, in lower-case hex.</summary>
    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(
            StrictUtf8.GetBytes(secret), StrictUtf8.GetBytes($"{timestamp}.{payload}")));

    private static ExpectedSignature Signature(string secret, string timestamp, string payload)
    {
        try
        {
            return new ExpectedSignature(ComputeSignature(secret, timestamp, payload));
        }
        catch (EncoderFallbackException e)
        {
            throw new StripeException("The body is no valid text, so its signature cannot be checked.", e);
        }
    }

    private static string Train(string apiVersion) =>
        apiVersion?.Split('.') is [_, var train, ..] ? train : null;

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private readonly record struct ExpectedSignature(string Hex)
    {
        public bool IsMadeOf(string given) =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Hex), Encoding.UTF8.GetBytes(given));
    }
}
