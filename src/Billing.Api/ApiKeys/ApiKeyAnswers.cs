using Billing.Contracts.ApiKeys;

namespace Billing.Api.ApiKeys;

/// <summary>An API key, without its secret.</summary>
internal sealed record ApiKeyAnswer(
    string Id, string Kind, string? Account, string? Name, string LastFour, DateTime CreatedAt, DateTime? RevokedAt)
{
    public static ApiKeyAnswer Of(ApiKeyView view) =>
        new(view.Id, view.Kind, view.Account, view.Name, view.LastFour, view.CreatedAt, view.RevokedAt);
}

/// <summary>A new API key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The secret, this once; null in a replay (SEMANTICS B3).</param>
/// <param name="Kind">admin or account.</param>
/// <param name="Account">The account of an account's key.</param>
/// <param name="Name">What it is for.</param>
/// <param name="LastFour">The last four characters of the secret.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record NewApiKeyAnswer(
    string Id, string? Key, string Kind, string? Account, string? Name, string LastFour, DateTime CreatedAt)
{
    public static NewApiKeyAnswer Of(ApiKeyView view, string? secret) =>
        new(view.Id, secret, view.Kind, view.Account, view.Name, view.LastFour, view.CreatedAt);

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"NewApiKeyAnswer {{ Id = {Id} }}";
}
