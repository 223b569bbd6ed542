using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>Money that arrives.</summary>
internal static class Paying
{
    public static AccountState Evolve(AccountState state, AccountEvent.PaymentRecorded e) => e.Payment switch
    {
        { Kind: PaymentKind.TopUp, SourceSeq: { } seq } payment =>
            Checkouts.Paid(state, seq, payment.Use == PaymentUse.Accepted),
        { Kind: PaymentKind.Recharge } payment => Recharging.Paid(state, payment),
        _ => state,
    };
}
