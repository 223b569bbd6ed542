using System.Text.Json;

namespace Billing.Client;

/// <summary>What changes of an address; null stays.</summary>
public sealed record WebhookEndpointPatch
{
    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>Event types, or a prefix with <c>.*</c>.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is sent to.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>An address to add.</summary>
public sealed record NewWebhookEndpoint
{
    /// <summary>An https address.</summary>
    public required string Url { get; init; }

    /// <summary>Event types, or a prefix with <c>.*</c>; null is all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}

/// <summary>An address that is told what happened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">The address.</param>
/// <param name="Events">The event types; null is all.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="DisabledReason"><c>gone</c>, <c>failing</c>, <c>operator</c> or null.</param>
/// <param name="CreatedAt">When it was added, UTC.</param>
/// <param name="Secret">Where it was added: what <see cref="WebhookVerifier"/> needs. Null everywhere else, and in a
/// replay.</param>
public sealed record WebhookEndpoint(
    string Id,
    string Url,
    IReadOnlyList<string>? Events,
    string? Description,
    string Status,
    string? DisabledReason,
    DateTimeOffset CreatedAt,
    string? Secret)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"WebhookEndpoint {{ Id = {Id}, Url = {Url}, Status = {Status} }}";
}

/// <summary>A rotation, as it is sent.</summary>
internal sealed record WebhookRotation(int OverlapSeconds);

/// <summary>A new secret of an address.</summary>
/// <param name="Id">The address's id.</param>
/// <param name="Secret">The new secret; null in a replay, which never shows it.</param>
/// <param name="PreviousExpiresAt">Until when the old one signs as well, UTC.</param>
public sealed record WebhookSecret(string Id, string? Secret, DateTimeOffset? PreviousExpiresAt)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"WebhookSecret {{ Id = {Id} }}";
}

/// <summary>A message to an address.</summary>
/// <param name="Id">Its id, the header <c>webhook-id</c>.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Account">The account.</param>
/// <param name="Sequence">The entry that it is about.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>failed</c>.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="NextAttemptAt">When it is sent next, UTC, or null.</param>
/// <param name="LastStatus">The HTTP status of the last attempt, or null.</param>
/// <param name="LastError">What went wrong, or null.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="DeliveredAt">When it was taken, UTC, or null.</param>
/// <param name="Payload">What is sent.</param>
public sealed record WebhookDelivery(
    string Id,
    string Type,
    string? Account,
    long? Sequence,
    string Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    int? LastStatus,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeliveredAt,
    JsonElement? Payload);
