using System.Net.Http.Headers;

namespace Billing.Client;

/// <summary>A call as it is sent, as often as needed.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Path">Path and query, without the leading slash.</param>
/// <param name="Body">JSON, or null.</param>
/// <param name="Key">The idempotency key, the same in every attempt; or null.</param>
internal sealed record Call(HttpMethod Method, string Path, byte[]? Body = null, string? Key = null)
{
    private const string KeyHeader = "Idempotency-Key";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>A message can be sent once: each attempt has its own.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Path);
        if (Body is not null)
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = Json } };
        if (Key is not null)
            message.Headers.TryAddWithoutValidation(KeyHeader, Key);
        return message;
    }
}

/// <summary>The answer of a call that answers with no body.</summary>
public readonly record struct NoContent;
