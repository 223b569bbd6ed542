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
        return command.Amount > 0 ? Credit(state, command, balance) : Debit(command, balance);
    }

    private static Decision Credit(AccountState state, AccountCommand.Adjust command, CreditBalance balance)
    {
        if (Granting.Limits(balance, command.Asset, command.Amount) is { } refusal)
            return refusal;
        var repays = Math.Min(balance.Deficit, command.Amount);
        var adjusted = new AccountEvent.Adjusted(command.Asset, command.Amount, [], 0, command.Force, repays);
        return repays == 0
            ? adjusted
            : new Decision.Accepted([adjusted, new AccountEvent.DeficitRepaid(command.Asset, state.Seq + 1, repays)]);
    }

    private static Decision Debit(AccountCommand.Adjust command, CreditBalance balance)
    {
        if (command.Amount is 0 or < -Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must not be 0 and must be within the largest amount.");
        if (balance.Precision != command.Asset.Precision)
            return Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        var amount = -command.Amount;
        if (amount > balance.Available && !command.Force)
        {
            var have = new Units(balance.Available, balance.Precision).ToString();
            var need = new Units(amount, balance.Precision).ToString();
            return new Refusal(
                RefusalCodes.InsufficientCredits,
                $"The account has {have} {command.Asset.CreditType} available; taking {need} needs force.")
            {
                CreditType = command.Asset.CreditType,
                Available = have,
                Required = need,
                Reasons = [new RefusalReason("credits", RefusalCodes.InsufficientCredits, have, need)],
            };
        }
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
        balance = e.Amount > 0 ? balance.With(GrantOf(e, entry)) : balance.Without(e.Lines);
        return Account.With(state, balance with
        {
            Settled = balance.Settled + e.Amount,
            Deficit = balance.Deficit + e.Deficit,
        });
    }

    // What an administrator gives is free, never expires and burns in the ordinary order.
    private static Grant GrantOf(AccountEvent.Adjusted e, LedgerEntry entry)
    {
        var terms = new GrantTerms(entry.At, null, GrantTerms.DefaultPriority, GrantCategory.Promotional);
        return new Grant(entry.Seq, e.Amount, e.Amount, terms, true);
    }
}
