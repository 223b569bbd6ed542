using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>Money that goes back, and disputes about it (SEMANTICS E7, E8).</summary>
internal static class Returning
{
    public static AccountState Evolve(AccountState state, AccountEvent.ClawedBack e, LedgerEntry entry) =>
        throw new NotSupportedException($"Entry {entry.Seq}: nothing is clawed back yet.");

    public static AccountState Evolve(AccountState state, AccountEvent.Frozen e, LedgerEntry entry) =>
        throw new NotSupportedException($"Entry {entry.Seq}: nothing is frozen yet.");

    public static AccountState Evolve(AccountState state, AccountEvent.Unfrozen e, LedgerEntry entry) =>
        throw new NotSupportedException($"Entry {entry.Seq}: nothing is unfrozen yet.");
}
