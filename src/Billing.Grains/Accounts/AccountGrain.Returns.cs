using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <content>Money that goes back, and automatic top-ups.</content>
public sealed partial class AccountGrain
{
    /// <inheritdoc/>
    public async Task<PaymentsReply> SettleRefund(RefundReport report)
    {
        var (seq, error) = await FindPayment(report.PaymentRef);
        if (error is not null)
            return Refused(error);
        var call = ReturnCommands.Refund(report, seq);
        var reply = await Pay(call);
        if (ReturnCommands.Shrinks(report, seq, call.History))
            AccountLog.RefundShrank(_logger, _accountId, report.PaymentRef, report.RefundedMinor);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> SettleDispute(DisputeReport report)
    {
        var (seq, error) = await FindPayment(report.PaymentRef);
        return error is null ? await Pay(ReturnCommands.Dispute(report, seq)) : Refused(error);
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> SetRecharge(SetRechargeRequest request)
    {
        if (request.Package is { } package && _catalog.Package(package) is null && await Refreshed() is { } away)
            return Refused(away);
        return await Pay(Call(
            Operations.SetRecharge, request.Key, (state, key) => RechargeCommands.Set(state, _catalog, request, key)));
    }

    /// <inheritdoc/>
    public Task<PaymentsReply> SettleRecharge(RechargeReport report) => Pay(RechargeCommands.Settle(report));

    // Payments are found by their key in the ledger, not in memory. A read first: whatever was decided before this call is
    // durable then, so a payment in flight is found too.
    private async Task<(long Seq, ErrorReply? Error)> FindPayment(string paymentRef)
    {
        var answer = await _account.Read(null);
        if (answer.Refusal is { } refusal)
            return (0, AccountRenderer.Error(refusal));
        var hash = OperationKey.FromClient(Operations.Payment, paymentRef).Hash;
        return await Reported(
            () => _journal.Probe(answer.State!.AccountNo, [hash]),
            probe => probe.Found is [{ Event: AccountEvent.PaymentRecorded } payment, ..]
                ? (payment.Seq, (ErrorReply?)null)
                : (0, new ErrorReply(RefusalCodes.PaymentNotFound, $"The account has no payment '{paymentRef}'.")),
            error => (0, error));
    }

    private static PaymentsReply Refused(ErrorReply error) => new(error, null, null, false);
}
