namespace Billing.Api.Auth;

/// <summary>Who calls.</summary>
/// <param name="KeyId">The API key's public id.</param>
/// <param name="Account">The account that the key is limited to; null for an administrator.</param>
internal sealed record Caller(string KeyId, string? Account)
{
    /// <summary>Whether the key reaches everything.</summary>
    public bool IsAdmin => Account is null;

    /// <summary>Whether the key reaches this account.</summary>
    public bool Reaches(string? account) => Account is null || Account == account;

    /// <summary>The caller that the guard let in.</summary>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("A public endpoint has no caller.");
}
