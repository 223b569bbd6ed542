using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Adjustments by an administrator: the only signed amounts (SEMANTICS A11, H4).</summary>
internal static class Adjusting
{
    public static Decision Decide(AccountState state, AccountCommand.Adjust command)
    {
        if (string.IsNullOrWhiteSpace(command.Note.Reason))
            return Refusal.Invalid("reason", "An adjustment needs a reason.");
        if (string.IsNullOrWhiteSpace(command.Note.Actor))
            return Refusal.Invalid("actor", "An adjustment needs an actor.");
        var balance = Account.BalanceOf(state, command.Asset);
        return command.Amount > 0 ? Credit(command, balance) : Debit(command, balance);
    }

    private static Decision Credit(AccountCommand.Adjust command, CreditBalance balance)
    {
        if (Granting.Limits(balance, command.Asset, command.Amount) is { } refusal)
            return refusal;
        var repays = Math.Min(balance.Deficit, command.Amount);
        return new AccountEvent.Adjusted(command.Asset, command.Amount, [], 0, command.Force, repays);
    }

    private static Decision Debit(AccountCommand.Adjust command, CreditBalance balance)
    {
        if (command.Amount is 0 or < -Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must not be 0 and must be within the largest amount.");
        if (balance.Precision != command.Asset.Precision)
            return Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        var amount = -command.Amount;
        if (amount > balance.Available && !command.Force)
            return Refusal.Insufficient(balance, amount) with { Detail = "Taking more than is available needs force." };
        if (balance.Settled < -Account.MaxSettledUnits + amount)
            return Refusal.Invalid("amount", "The debt would pass the largest balance.");
        // Reserved units stay pinned: only what is available is taken from grants, the rest becomes a debt.
        var lines = balance.Burn(Math.Min(amount, balance.Available));
        return new AccountEvent.Adjusted(
            command.Asset, command.Amount, lines, amount - lines.Sum(line => line.Amount), command.Force, 0);
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Adjusted e, LedgerEntry entry)
    {
        var balance = Account.BalanceOf(state, e.Asset);
        balance = e.Amount > 0 ? balance.With(GrantOf(e, entry.Seq, entry.At)) : balance.Without(e.Lines);
        return Account.With(state, balance with
        {
            Settled = balance.Settled + e.Amount,
            Deficit = balance.Deficit + e.Deficit,
        });
    }

    /// <summary>What an administrator gives is free, never expires and burns in the ordinary order.</summary>
    public static Grant GrantOf(AccountEvent.Adjusted e, long seq, Instant at)
    {
        var terms = new GrantTerms(at, null, GrantTerms.DefaultPriority, GrantCategory.Promotional);
        return Grant.New(seq, e.Amount, terms, GrantOrigin.Adjustment);
    }
}
