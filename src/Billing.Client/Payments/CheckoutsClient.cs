namespace Billing.Client;

/// <summary>Pages on which a customer pays.</summary>
public sealed class CheckoutsClient
{
    private readonly Caller _caller;

    internal CheckoutsClient(Caller caller) => _caller = caller;

    /// <summary>
    /// A page that sells a plan; <c>already_subscribed</c> where the account has a live subscription.
    /// </summary>
    public Task<BillingResult<Checkout>> SubscribeAsync(
        string account,
        PlanCheckout checkout,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<PlanCheckout, Checkout>(
            Query.Path($"v1/accounts/{account}/checkout/subscription"), checkout, idempotencyKey, cancellation);

    /// <summary>A page that sells a package. The credits come when it is paid.</summary>
    public Task<BillingResult<Checkout>> TopUpAsync(
        string account,
        PackageCheckout checkout,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<PackageCheckout, Checkout>(
            Query.Path($"v1/accounts/{account}/checkout/topup"), checkout, idempotencyKey, cancellation);

    /// <summary>Stripe's own page on which a customer changes the subscription and ways to pay.</summary>
    public Task<BillingResult<Portal>> PortalAsync(
        string account,
        PortalRequest? portal = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<PortalRequest, Portal>(
            Query.Path($"v1/accounts/{account}/portal"), portal ?? new PortalRequest(), idempotencyKey, cancellation);
}
