namespace Billing.Client;

/// <summary>Where this service tells what happened. It needs an admin key.</summary>
public sealed class WebhookEndpointsClient
{
    private readonly Caller _caller;

    internal WebhookEndpointsClient(Caller caller) => _caller = caller;

    /// <summary>Adds an address. Its secret is shown here and when it is rotated.</summary>
    public Task<BillingResult<WebhookEndpoint>> CreateAsync(
        NewWebhookEndpoint endpoint, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewWebhookEndpoint, WebhookEndpoint>(
            "v1/webhook-endpoints", endpoint, idempotencyKey, cancellation);

    /// <summary>All addresses, without their secrets.</summary>
    public BillingList<WebhookEndpoint> List() => _caller.List<WebhookEndpoint>(new Query("v1/webhook-endpoints"));

    /// <summary>An address by its id.</summary>
    public Task<BillingResult<WebhookEndpoint>> GetAsync(string id, CancellationToken cancellation = default) =>
        _caller.Get<WebhookEndpoint>(Query.Path($"v1/webhook-endpoints/{id}"), cancellation);

    /// <summary>Changes an address; what is null stays.</summary>
    public Task<BillingResult<WebhookEndpoint>> UpdateAsync(
        string id,
        WebhookEndpointPatch patch,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Patch<WebhookEndpointPatch, WebhookEndpoint>(
            Query.Path($"v1/webhook-endpoints/{id}"), patch, idempotencyKey, cancellation);

    /// <summary>Removes an address.</summary>
    public Task<BillingResult<NoContent>> DeleteAsync(string id, CancellationToken cancellation = default) =>
        _caller.Delete<NoContent>(Query.Path($"v1/webhook-endpoints/{id}"), cancellation);

    /// <summary>
    /// Makes a new secret; the old one signs as well for a while, so that nothing is missed meanwhile.
    /// </summary>
    public Task<BillingResult<WebhookSecret>> RotateSecretAsync(
        string id,
        int overlapSeconds = 86_400,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<WebhookRotation, WebhookSecret>(
            Query.Path($"v1/webhook-endpoints/{id}/rotate-secret"),
            new WebhookRotation(overlapSeconds),
            idempotencyKey,
            cancellation);

    /// <summary>
    /// What was sent to an address, newest first; a status is <c>pending</c>, <c>delivered</c> or <c>failed</c>.
    /// </summary>
    public BillingList<WebhookDelivery> Deliveries(string id, string? status = null, string? account = null) =>
        _caller.List<WebhookDelivery>(
            new Query(
                Query.Path($"v1/webhook-endpoints/{id}/deliveries")).Add("status", status).Add("account", account));

    /// <summary>Sends a message again, under its own id.</summary>
    public Task<BillingResult<WebhookDelivery>> ReplayAsync(
        string id, string deliveryId, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<WebhookDelivery>(
            Query.Path($"v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay"), idempotencyKey, cancellation);
}
