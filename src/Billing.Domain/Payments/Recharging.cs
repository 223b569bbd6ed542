using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>Automatic top-ups (SEMANTICS G3).</summary>
internal static class Recharging
{
    /// <summary>The charge under way was paid.</summary>
    public static AccountState Paid(AccountState state, PaymentFacts payment) =>
        throw new NotSupportedException($"Payment {payment.PaymentIntentId}: nothing is charged yet.");

    public static AccountState Evolve(AccountState state, AccountEvent.RechargeSet e) =>
        throw new NotSupportedException($"Terms {e.Terms}: nothing is charged yet.");

    public static AccountState Evolve(AccountState state, AccountEvent.RechargeStarted e, LedgerEntry entry) =>
        throw new NotSupportedException($"Entry {entry.Seq}: nothing is charged yet.");

    public static AccountState Evolve(AccountState state, AccountEvent.RechargeEnded e, LedgerEntry entry) =>
        throw new NotSupportedException($"Entry {entry.Seq}: nothing is charged yet.");
}
