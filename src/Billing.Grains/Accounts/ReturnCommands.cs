using System.Collections.Immutable;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes calls of what the provider says of money that went back.</summary>
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

    /// <summary>Whether less is said to have gone back than is known: a refund failed afterwards (SEMANTICS E7).</summary>
    public static bool Shrinks(RefundReport report, long paymentSeq, ImmutableArray<LedgerEntry> history) =>
        PaymentHistory.Find(paymentSeq, history) is { } payment && report.RefundedMinor < payment.RefundedMinor;

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
}
