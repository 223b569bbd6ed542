namespace Billing.Api.Auth;

/// <summary>The key that a request presents.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer ";

    /// <summary>Its text, or null where there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
