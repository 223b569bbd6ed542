using Billing.Contracts.Payments;

namespace Billing.Grains.Tests.Drift;

/// <summary>An account that only shows the payments that a test gave it; a check must not change anything.</summary>
internal sealed class SilentAccount(params PaymentView[] payments) : IAccountPayments
{
    public Task<PaymentPageReply> Payments(PaymentQuery query) => Task.FromResult(new PaymentPageReply(
        null, [.. payments.Where(one => query.BeforeSeq is null || one.Seq < query.BeforeSeq)], false));

    public Task<PaymentsReply> ReadPayments(long? minSeq) => throw new NotSupportedException();

    public Task<PaymentsReply> LinkCustomer(string? customerId) => throw new NotSupportedException();

    public Task<PaymentsReply> StartCheckout(StartCheckoutRequest request) => throw new NotSupportedException();

    public Task<PaymentsReply> OpenCheckout(OpenCheckoutRequest request) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleCheckout(SessionReport report) => throw new NotSupportedException();

    public Task<PaymentsReply> SyncSubscription(SubscriptionReport report) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleInvoice(InvoiceReport report) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleRefund(RefundReport report) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleDispute(DisputeReport report) => throw new NotSupportedException();

    public Task<PaymentsReply> SetRecharge(SetRechargeRequest request) => throw new NotSupportedException();

    public Task<PaymentsReply> SettleRecharge(RechargeReport report) => throw new NotSupportedException();
}
