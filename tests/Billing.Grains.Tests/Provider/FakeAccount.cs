using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Grains.Tests.Grains;

namespace Billing.Grains.Tests.Provider;

/// <summary>An account that believes whatever it is told, and remembers each fact once, as the ledger does by its keys.</summary>
internal sealed class FakeAccount(string id)
{
    public IAccountPayments Grain => GrainStub.Of<IAccountPayments>(this);

    private CheckoutView? _checkout;

    public string Id => id;

    public string? CustomerId { get; set; }

    public SubscriptionReport? Subscription { get; private set; }

    public RechargeView? Recharge { get; set; }

    /// <summary>What the account would write, in the order in which it first heard of it.</summary>
    public List<string> Facts { get; } = [];

    /// <summary>Every report, repeated or not.</summary>
    public List<object> Reports { get; } = [];

    public SessionReport? Session => Reports.OfType<SessionReport>().LastOrDefault();

    /// <summary>Throws at the next report, as a silo does that is killed.</summary>
    public bool Dies { get; set; }

    public string? RefusesWith { get; set; }

    public CheckoutView Begin(string checkoutId, string purpose, long amountMinor, string? priceId = null, string? supersedes = null) =>
        _checkout = new CheckoutView(
            checkoutId, purpose, purpose == "plan" ? "pro" : "credits_100", amountMinor, "usd", priceId, "started", null, null, null,
            DateTime.UnixEpoch, supersedes, $"acct:{id}:checkout:{checkoutId}") { Name = "Credits" };

    public Task<PaymentsReply> ReadPayments(long? minSeq) => Task.FromResult(Reply());

    public Task<PaymentPageReply> Payments(PaymentQuery query) => throw new NotSupportedException();

    public Task<PaymentsReply> LinkCustomer(string? customerId)
    {
        CustomerId = customerId;
        return Told($"customer {customerId}", customerId ?? "");
    }

    public Task<PaymentsReply> StartCheckout(StartCheckoutRequest request) =>
        Task.FromResult(Reply() with { Checkout = _checkout, Replayed = Reports.Count > 0 });

    public Task<PaymentsReply> OpenCheckout(OpenCheckoutRequest request)
    {
        _checkout = _checkout! with { Status = "open", SessionId = request.SessionId, Url = request.Url };
        return Task.FromResult(Reply() with { Checkout = _checkout });
    }

    public Task<PaymentsReply> SettleCheckout(SessionReport report) => Told($"checkout {report.CheckoutId} {report.Result}", report);

    public Task<PaymentsReply> SyncSubscription(SubscriptionReport report)
    {
        Subscription = report;
        return Told($"subscription {report.Status}", report);
    }

    public Task<PaymentsReply> SettleInvoice(InvoiceReport report) =>
        Told($"invoice {report.BillingReason} {report.AmountMinor}", report);

    public Task<PaymentsReply> SettleRefund(RefundReport report) => Told($"refund {report.RefundedMinor} of {report.PaidMinor}", report);

    public Task<PaymentsReply> SettleDispute(DisputeReport report) => Told($"dispute {report.Result}", report);

    public Task<PaymentsReply> SetRecharge(SetRechargeRequest request) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleRecharge(RechargeReport report) => Told($"recharge {report.Result} {report.Reason}", report);

    private Task<PaymentsReply> Told(string fact, object report)
    {
        if (Dies)
            throw new TimeoutException("The silo was lost.");
        Reports.Add(report);
        if (!Facts.Contains(fact))
            Facts.Add(fact);
        return Task.FromResult(Reply());
    }

    private PaymentsReply Reply() => RefusesWith is { } code
        ? new PaymentsReply(new ErrorReply(code, "refused"), null, null, false)
        : new PaymentsReply(null, View(), null, false);

    private PaymentsView View() => new(
        id, 1, DateTime.UtcNow, $"{id}@example.com", "Ada", null, CustomerId, null!, ViewOf(), null, [], Recharge);

    private SubscriptionView? ViewOf() => Subscription is not { } known ? null : new SubscriptionView(
        known.Id, known.Status, known.PriceId, "pro", known.PeriodStart, known.PeriodEnd, known.CancelAt,
        known.Status is "active" or "trialing" or "past_due");
}
