namespace Billing.Client;

/// <summary>The ways in which a customer pays.</summary>
public sealed class PaymentMethodsClient
{
    private readonly Caller _caller;

    internal PaymentMethodsClient(Caller caller) => _caller = caller;

    /// <summary>The customer's ways to pay.</summary>
    public BillingList<PaymentMethod> List(string account) =>
        _caller.List<PaymentMethod>(new Query(Query.Path($"v1/accounts/{account}/payment-methods")));

    /// <summary>A secret with which a page of yours collects a card.</summary>
    public Task<BillingResult<SetupIntent>> CreateSetupIntentAsync(
        string account, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<SetupIntent>(
            Query.Path($"v1/accounts/{account}/payment-methods/setup-intent"), idempotencyKey, cancellation);

    /// <summary>Makes a method the customer's own and its default; again is no change.</summary>
    public Task<BillingResult<PaymentMethod>> AttachAsync(
        string account,
        string paymentMethod,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<PaymentMethodAttachment, PaymentMethod>(
            Query.Path($"v1/accounts/{account}/payment-methods/attach"),
            new PaymentMethodAttachment(paymentMethod),
            idempotencyKey,
            cancellation);

    /// <summary>Takes a method from the customer.</summary>
    public Task<BillingResult<Deleted>> DetachAsync(
        string account, string paymentMethod, CancellationToken cancellation = default) =>
        _caller.Delete<Deleted>(Query.Path($"v1/accounts/{account}/payment-methods/{paymentMethod}"), cancellation);
}
