using Billing.Contracts.Webhooks;

namespace Billing.Api.WebhookEndpoints;

/// <summary>A webhook endpoint, without its secret.</summary>
internal sealed record WebhookEndpointAnswer(
    string Id,
    string Url,
    IReadOnlyList<string>? Events,
    string? Description,
    string Status,
    string? DisabledReason,
    DateTime CreatedAt)
{
    public static WebhookEndpointAnswer Of(WebhookEndpointView view) => new(
        view.Id, view.Url, view.Events, view.Description, view.Status, view.DisabledReason, view.CreatedAt);
}

/// <summary>A new webhook endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where it is sent to.</param>
/// <param name="Events">Names and prefixes; null for all.</param>
/// <param name="Description">For people, or null.</param>
/// <param name="Status">enabled.</param>
/// <param name="DisabledReason">null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Secret">What its messages are signed with, this once; null in a replay (SEMANTICS B3).</param>
internal sealed record NewWebhookEndpointAnswer(
    string Id,
    string Url,
    IReadOnlyList<string>? Events,
    string? Description,
    string Status,
    string? DisabledReason,
    DateTime CreatedAt,
    string? Secret)
{
    public static NewWebhookEndpointAnswer Of(WebhookEndpointView view, string? secret) => new(
        view.Id, view.Url, view.Events, view.Description, view.Status, view.DisabledReason, view.CreatedAt, secret);

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"NewWebhookEndpointAnswer {{ Id = {Id} }}";
}

/// <summary>A new secret.</summary>
/// <param name="Id">The endpoint.</param>
/// <param name="Secret">The secret, this once; null in a replay.</param>
/// <param name="PreviousExpiresAt">Until when the one before signs too.</param>
internal sealed record WebhookSecretAnswer(string Id, string? Secret, DateTime? PreviousExpiresAt)
{
    public static WebhookSecretAnswer Of(WebhookSecretReply reply) => new(reply.Id!, reply.Secret, reply.PreviousExpiresAt);

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"WebhookSecretAnswer {{ Id = {Id} }}";
}
