using System.Collections.Immutable;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes calls of what the provider says of money that went back and of automatic charges.</summary>
internal static class ReturnCommands
{
    /// <summary>A refund; its key is the payment and what was refunded so far (SEMANTICS E3, E7).</summary>
    public static PendingCall Refund(RefundReport report, long paymentSeq)
    {
        var key = OperationKey.FromClient(Operations.Clawback, $"{report.PaymentRef}:refund:{report.RefundedMinor}");
        var facts = new RefundFacts(report.PaymentRef, report.PaidMinor, report.RefundedMinor);
        return About(key, paymentSeq, history => report is { PaidMinor: > 0, RefundedMinor: >= 0 }
            ? new BuiltCommand(
                new AccountCommand.SettleRefund(key, Note.None, paymentSeq, facts, ShortfallPolicy.Deficit, history), null)
            : CommandBuilder.Refuse(Refusal.Invalid("refunded_minor", "What was paid is more than 0, what went back is not less.")));
    }

    /// <summary>A dispute; its key is the payment, the dispute and how it stands.</summary>
    public static PendingCall Dispute(DisputeReport report, long paymentSeq)
    {
        var result = ResultOf(report);
        var key = OperationKey.FromClient(
            result == DisputeResult.Lost ? Operations.Clawback : Operations.Provider,
            $"{report.PaymentRef}:dispute:{report.DisputeId}:{report.Result}");
        return About(key, paymentSeq, history => result is { } stands && report is { PaidMinor: > 0, DisputedMinor: >= 0 }
            ? new BuiltCommand(
                new AccountCommand.SettleDispute(
                    key,
                    Note.None,
                    paymentSeq,
                    new DisputeFacts(report.PaymentRef, report.DisputeId, stands, report.PaidMinor, report.DisputedMinor),
                    ShortfallPolicy.Deficit,
                    history),
                null)
            : CommandBuilder.Refuse(Refusal.Invalid("result", "A dispute is open, won or lost, about a payment of more than 0.")));
    }

    /// <summary>An automatic charge; where it is paid its key is the payment's (SEMANTICS E3).</summary>
    public static PendingCall Recharge(RechargeReport report)
    {
        var result = ResultOf(report);
        var key = result == RechargeResult.Paid
            ? OperationKey.FromClient(Operations.Payment, PaymentRef.OfRecharge(report.RechargeId))
            : OperationKey.FromClient(
                Operations.Provider, $"recharge:{report.RechargeId}:{report.Result}:{report.PaymentIntentId}");
        return new PendingCall(
            key,
            (state, history) => result is { } stands
                ? new BuiltCommand(
                    new AccountCommand.SettleRecharge(
                        key,
                        Note.None,
                        SubjectCommands.SeqOf(PublicId.Recharge, state, report.RechargeId),
                        new RechargeFacts(
                            stands, report.PaymentIntentId, report.Reason, report.AmountMinor, report.Currency),
                        history),
                    null)
                : CommandBuilder.Refuse(Refusal.Invalid("result", "A charge is paid, pending, requires_action or failed.")),
            (state, _) => SubjectCommands.SeqOf(PublicId.Recharge, state, report.RechargeId) is > 0 and var seq ? [seq] : []);
    }

    private static PendingCall About(
        OperationKey key, long paymentSeq, Func<ImmutableArray<LedgerEntry>, BuiltCommand> build) => new(
        key,
        (_, history) => build(history),
        (_, history) => PaymentHistory.Subjects(paymentSeq, history));

    private static DisputeResult? ResultOf(DisputeReport report) => report.Result switch
    {
        "open" => DisputeResult.Open,
        "won" => DisputeResult.Won,
        "lost" => DisputeResult.Lost,
        _ => null,
    };

    private static RechargeResult? ResultOf(RechargeReport report) => report.Result switch
    {
        "pending" => RechargeResult.Pending,
        "paid" => RechargeResult.Paid,
        "requires_action" => RechargeResult.RequiresAction,
        "failed" => RechargeResult.Failed,
        _ => null,
    };
}
