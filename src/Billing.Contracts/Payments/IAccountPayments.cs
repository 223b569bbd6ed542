using System.Collections.Immutable;

namespace Billing.Contracts.Payments;

/// <summary>
/// The payments of one account, decided and written by the account itself; the key is its public id. What the provider says
/// comes in as facts; the same fact any number of times, in any order, has one effect (SEMANTICS E3). Nothing here waits for
/// the provider.
/// </summary>
[Alias("billing.IAccountPayments")]
public interface IAccountPayments : IGrainWithStringKey
{
    /// <summary>How the account stands with its provider.</summary>
    [Alias("Read")]
    Task<PaymentsReply> ReadPayments(long? minSeq);

    /// <summary>A page of the money that arrived, newest first.</summary>
    [Alias("Payments")]
    Task<PaymentPageReply> Payments(PaymentQuery query);

    /// <summary>The account is this customer of the provider.</summary>
    [Alias("LinkCustomer")]
    Task<PaymentsReply> LinkCustomer(string? customerId);

    /// <summary>
    /// Begins a checkout, or answers the one that this key began. Refused: <c>plan_not_found</c>, <c>package_not_found</c>,
    /// <c>plan_not_purchasable</c>, <c>already_subscribed</c> (SEMANTICS D12, D13).
    /// </summary>
    [Alias("StartCheckout")]
    Task<PaymentsReply> StartCheckout(StartCheckoutRequest request);

    /// <summary>The provider has a page for it.</summary>
    [Alias("OpenCheckout")]
    Task<PaymentsReply> OpenCheckout(OpenCheckoutRequest request);

    /// <summary>What the provider says of a checkout's session. Refused: <c>checkout_not_found</c>.</summary>
    [Alias("SettleCheckout")]
    Task<PaymentsReply> SettleCheckout(SessionReport report);

    /// <summary>
    /// What the provider says of a subscription. A live one beside the account's own changes nothing and is answered with
    /// <see cref="PaymentAction.CancelSubscription"/> (SEMANTICS D13).
    /// </summary>
    [Alias("SyncSubscription")]
    Task<PaymentsReply> SyncSubscription(SubscriptionReport report);

    /// <summary>
    /// A paid invoice of a subscription; tell of the subscription first, so that its period is known. Refused:
    /// <c>subscription_not_found</c> where the account was not told of it, or has another.
    /// </summary>
    [Alias("SettleInvoice")]
    Task<PaymentsReply> SettleInvoice(InvoiceReport report);

    /// <summary>Money that went back. Refused: <c>payment_not_found</c> where the account knows no such payment.</summary>
    [Alias("SettleRefund")]
    Task<PaymentsReply> SettleRefund(RefundReport report);

    /// <summary>How a dispute stands. Refused: <c>payment_not_found</c>.</summary>
    [Alias("SettleDispute")]
    Task<PaymentsReply> SettleDispute(DisputeReport report);

    /// <summary>Says how the account tops itself up.</summary>
    [Alias("SetRecharge")]
    Task<PaymentsReply> SetRecharge(SetRechargeRequest request);

    /// <summary>What the provider says of an automatic charge.</summary>
    [Alias("SettleRecharge")]
    Task<PaymentsReply> SettleRecharge(RechargeReport report);
}
