namespace Billing.Client;

/// <summary>A key to make.</summary>
public sealed record ApiKeyRequest
{
    /// <summary><c>admin</c> or <c>account</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The one account that an account key reaches.</summary>
    public string? Account { get; init; }

    /// <summary>What it is for.</summary>
    public string? Name { get; init; }
}

/// <summary>A key, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>admin</c> or <c>account</c>.</param>
/// <param name="Account">Its account, or null.</param>
/// <param name="Name">What it is for.</param>
/// <param name="LastFour">Its last characters.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="RevokedAt">When it was ended, UTC, or null.</param>
public sealed record ApiKey(
    string Id,
    string Kind,
    string? Account,
    string? Name,
    string LastFour,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt);

/// <summary>A key that was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The key; null in a replay.</param>
/// <param name="Kind"><c>admin</c> or <c>account</c>.</param>
/// <param name="Account">Its account, or null.</param>
/// <param name="Name">What it is for.</param>
/// <param name="LastFour">Its last characters.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
public sealed record NewApiKey(
    string Id, string? Key, string Kind, string? Account, string? Name, string LastFour, DateTimeOffset CreatedAt)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"NewApiKey {{ Id = {Id} }}";
}
