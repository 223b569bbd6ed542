using Billing.Contracts;
using Billing.Contracts.Webhooks;
using Billing.Grains.Catalog;
using Billing.Grains.Journal;
using Orleans.Concurrency;

namespace Billing.Grains.Webhooks;

/// <summary>Webhook endpoints. It holds nothing: PostgreSQL decides, so there is one in every silo.</summary>
[Reentrant, StatelessWorker(1)]
public sealed class WebhookEndpointsGrain(
    WebhookEndpointStore endpoints, WebhookSecretStore secrets, WebhookDeliveries deliveries, ICatalog catalog)
    : Grain, IWebhookEndpointsGrain
{
    /// <inheritdoc/>
    public async Task<WebhookEndpointReply> Create(WebhookEndpointRequest request) =>
        await ShowHere(await endpoints.Create(request));

    /// <inheritdoc/>
    public Task<WebhookEndpointReply> Find(string id) => endpoints.Find(id);

    /// <inheritdoc/>
    public Task<WebhookEndpointPageReply> List(string? afterId, int limit) => endpoints.List(afterId, limit);

    /// <inheritdoc/>
    public async Task<WebhookEndpointReply> Patch(WebhookEndpointPatch request) =>
        await ShowHere(await endpoints.Patch(request));

    /// <inheritdoc/>
    public async Task<WebhookEndpointReply> Delete(string id) => await ShowHere(await endpoints.Delete(id));

    /// <inheritdoc/>
    public Task<WebhookSecretReply> RotateSecret(WebhookSecretRequest request) => secrets.Rotate(request);

    /// <inheritdoc/>
    public Task<WebhookDeliveryPageReply> Deliveries(WebhookDeliveryQuery query) => deliveries.List(query);

    /// <inheritdoc/>
    public Task<WebhookDeliveryReply> Replay(string endpointId, string deliveryId) =>
        deliveries.Replay(endpointId, deliveryId);

    // What this silo's accounts do next is told to the endpoint; the other silos hear of it within a second.
    private async Task<WebhookEndpointReply> ShowHere(WebhookEndpointReply reply)
    {
        if (reply.Error is null || reply.Error.Code == ErrorCodes.OutcomeUnknown)
        {
            try
            {
                await catalog.Refresh();
            }
            catch (JournalUnavailableException)
            {
                // The change is made; it is seen here as soon as the store answers again.
            }
        }
        return reply;
    }
}
