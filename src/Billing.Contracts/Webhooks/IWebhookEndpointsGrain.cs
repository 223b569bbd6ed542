namespace Billing.Contracts.Webhooks;

/// <summary>Receivers of messages and what was sent to them; the one key of the grain is <see cref="Key"/>.</summary>
[Alias("billing.IWebhookEndpointsGrain")]
public interface IWebhookEndpointsGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "webhook-endpoints";

    /// <summary>
    /// Makes an endpoint. The secret is in this reply and nowhere else; a replay has none (SEMANTICS B3). Refused:
    /// <c>invalid_request</c> for a URL that is not on the public Internet over https, or a type of event that there is not.
    /// </summary>
    [Alias("Create")]
    Task<WebhookEndpointReply> Create(WebhookEndpointRequest request);

    /// <summary>One endpoint. Refused: <c>webhook_endpoint_not_found</c>.</summary>
    [Alias("Find")]
    Task<WebhookEndpointReply> Find(string id);

    /// <summary>Endpoints, newest first, made before the endpoint <paramref name="afterId"/>.</summary>
    [Alias("List")]
    Task<WebhookEndpointPageReply> List(string? afterId, int limit);

    /// <summary>Changes the fields that are given; one that is enabled again is sent what is pending, at once.</summary>
    [Alias("Patch")]
    Task<WebhookEndpointReply> Patch(WebhookEndpointPatch request);

    /// <summary>Deletes an endpoint with all that is pending for it.</summary>
    [Alias("Delete")]
    Task<WebhookEndpointReply> Delete(string id);

    /// <summary>Gives an endpoint a new secret; the one before signs too for a while (SEMANTICS I1).</summary>
    [Alias("RotateSecret")]
    Task<WebhookSecretReply> RotateSecret(WebhookSecretRequest request);

    /// <summary>A page of what was and is to be sent, newest first.</summary>
    [Alias("Deliveries")]
    Task<WebhookDeliveryPageReply> Deliveries(WebhookDeliveryQuery query);

    /// <summary>Sends a message again under its id, whatever became of it before (SEMANTICS I1).</summary>
    [Alias("Replay")]
    Task<WebhookDeliveryReply> Replay(string endpointId, string deliveryId);
}
