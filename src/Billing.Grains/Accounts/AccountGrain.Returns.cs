using Billing.Contracts.Payments;

namespace Billing.Grains.Accounts;

/// <content>Money that goes back, and automatic top-ups.</content>
public sealed partial class AccountGrain
{
    /// <inheritdoc/>
    public Task<PaymentsReply> SettleRefund(RefundReport report) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PaymentsReply> SettleDispute(DisputeReport report) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PaymentsReply> SetRecharge(SetRechargeRequest request) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PaymentsReply> SettleRecharge(RechargeReport report) => throw new NotSupportedException();
}
