namespace Billing.Client;

/// <summary>What an account has paid.</summary>
public sealed class PaymentsClient
{
    private readonly Caller _caller;

    internal PaymentsClient(Caller caller) => _caller = caller;

    /// <summary>Payments, newest first.</summary>
    public BillingList<Payment> List(string account) =>
        _caller.List<Payment>(new Query(Query.Path($"v1/accounts/{account}/payments")));
}
