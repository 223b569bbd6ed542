using System.Net;

namespace Stripe.Standin.Tests.Support;

/// <summary>A request as it went out; a header with several values has them joined by spaces.</summary>
public sealed record SentRequest(
    string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? ContentType, string? Body)
{
    /// <summary>The parameters, decoded, in the order they were sent.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields =>
    [
        .. (Body ?? Uri.Query.TrimStart('?'))
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1]))),
    ];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<SentRequest> Of(HttpRequestMessage message, CancellationToken cancellationToken) => new(
        message.Method.Method,
        message.RequestUri!,
        message.Headers.ToDictionary(h => h.Key, h => string.Join(' ', h.Value), StringComparer.OrdinalIgnoreCase),
        message.Content?.Headers.ContentType?.ToString(),
        message.Content is null ? null : await message.Content.ReadAsStringAsync(cancellationToken));
}
