using System.Text.Json;
using Billing.Contracts.Webhooks;

namespace Billing.Api.WebhookEndpoints;

/// <summary>A message for a webhook endpoint.</summary>
internal sealed record WebhookDeliveryAnswer(
    string Id,
    string Type,
    string Account,
    long Sequence,
    string Status,
    int Attempts,
    DateTime? NextAttemptAt,
    int? LastStatus,
    string? LastError,
    DateTime CreatedAt,
    DateTime? DeliveredAt,
    JsonElement Payload)
{
    public static WebhookDeliveryAnswer Of(WebhookDeliveryView view)
    {
        using var payload = JsonDocument.Parse(view.Payload);
        return new WebhookDeliveryAnswer(
            view.Id,
            view.Type,
            view.Account,
            view.Sequence,
            view.Status,
            view.Attempts,
            view.NextAttemptAt,
            view.LastStatus,
            view.LastError,
            view.CreatedAt,
            view.DeliveredAt,
            payload.RootElement.Clone());
    }
}
