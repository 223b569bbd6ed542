using System.Collections.Immutable;

namespace Billing.Contracts.ApiKeys;

/// <summary>Makes an API key.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Kind"><c>admin</c> or <c>account</c>.</param>
/// <param name="Account">The account of an account key; null for an admin key.</param>
/// <param name="Name">What it is for, or null.</param>
[GenerateSerializer, Alias("billing.api_key_request"), Immutable]
public sealed record ApiKeyRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Kind,
    [property: Id(2)] string? Account,
    [property: Id(3)] string? Name);

/// <summary>An API key as it is kept.</summary>
/// <param name="Id">Its public id, <c>ak_…</c>.</param>
/// <param name="Kind"><c>admin</c> or <c>account</c>.</param>
/// <param name="Account">Its account, or null.</param>
/// <param name="Name">What it is for, or null.</param>
/// <param name="LastFour">The last four characters of the secret.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
[GenerateSerializer, Alias("billing.api_key"), Immutable]
public sealed record ApiKeyView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string? Account,
    [property: Id(3)] string? Name,
    [property: Id(4)] string LastFour,
    [property: Id(5)] DateTime CreatedAt,
    [property: Id(6)] DateTime? RevokedAt);

/// <summary>The answer about one API key.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="ApiKey">The key, or null.</param>
/// <param name="Secret">The key's text, once: in the reply of the call that made it.</param>
/// <param name="Replayed">Whether an earlier call with the same idempotency key made it.</param>
[GenerateSerializer, Alias("billing.api_key_reply"), Immutable]
public sealed record ApiKeyReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ApiKeyView? ApiKey,
    [property: Id(2)] string? Secret,
    [property: Id(3)] bool Replayed) : IReply
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"ApiKeyReply {{ Error = {Error}, ApiKey = {ApiKey}, Replayed = {Replayed} }}";
}

/// <summary>A page of API keys.</summary>
[GenerateSerializer, Alias("billing.api_key_page"), Immutable]
public sealed record ApiKeyPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<ApiKeyView> ApiKeys,
    [property: Id(2)] bool HasMore);

/// <summary>Who presents a key.</summary>
/// <param name="Error">Why it could not be looked up, or null.</param>
/// <param name="Known">Whether the key exists and is not revoked.</param>
/// <param name="Id">Its public id, or null.</param>
/// <param name="Account">The account that it is limited to; null for an admin key.</param>
[GenerateSerializer, Alias("billing.api_key_identity"), Immutable]
public sealed record ApiKeyIdentityReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] bool Known,
    [property: Id(2)] string? Id,
    [property: Id(3)] string? Account);

/// <summary>What links to billing pages are signed with.</summary>
/// <param name="Error">Why it could not be read, or null.</param>
/// <param name="Secret">32 bytes.</param>
[GenerateSerializer, Alias("billing.link_secret"), Immutable]
public sealed record LinkSecretReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] ImmutableArray<byte> Secret)
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"LinkSecretReply {{ Error = {Error} }}";
}
