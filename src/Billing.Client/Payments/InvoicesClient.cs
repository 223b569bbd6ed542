namespace Billing.Client;

/// <summary>The account's invoices at Stripe.</summary>
public sealed class InvoicesClient
{
    private readonly Caller _caller;

    internal InvoicesClient(Caller caller) => _caller = caller;

    /// <summary>Invoices, newest first.</summary>
    public BillingList<Invoice> List(string account) =>
        _caller.List<Invoice>(new Query(Query.Path($"v1/accounts/{account}/invoices")));

    /// <summary>What the next invoice would say now.</summary>
    public Task<BillingResult<CurrentInvoice>> CurrentAsync(string account, CancellationToken cancellation = default) =>
        _caller.Get<CurrentInvoice>(Query.Path($"v1/accounts/{account}/invoices/current"), cancellation);
}
