using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Grants: making them, their beginning and their end (SEMANTICS A1, A6, A7).</summary>
internal static class Granting
{
    public static Decision Decide(AccountState state, AccountCommand.GrantCredits command, Instant now)
    {
        var balance = Account.BalanceOf(state, command.Asset);
        if (Limits(balance, command.Asset, command.Amount) is { } refusal)
            return refusal;
        if (command.Priority is < 0 or > GrantTerms.MaxPriority)
            return Refusal.Invalid("priority", $"A priority is 0 to {GrantTerms.MaxPriority}.");

        var effectiveAt = command.Asked.EffectiveAt ?? now;
        var expiresAt = command.Expiry.From(effectiveAt, state.Plan.PeriodOf(effectiveAt));
        if (expiresAt <= effectiveAt)
            return Refusal.Invalid("expires", "The grant would expire before it is effective.");
        if (expiresAt <= now)
            return Refusal.Invalid("expires", "The grant would already have expired.");

        var terms = new GrantTerms(effectiveAt, expiresAt, command.Priority, command.Category);
        var scheduled = effectiveAt > now;
        var repays = scheduled ? 0 : Math.Min(balance.Deficit, command.Amount);
        return new AccountEvent.Granted(
            command.Asset, command.Amount, terms, GrantOrigin.Direct, scheduled, repays, command.Asked);
    }

    /// <summary>Why this balance cannot take another grant of this size, or null.</summary>
    public static Refusal? Limits(CreditBalance balance, Asset asset, long amount)
    {
        if (amount is <= 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must be more than 0 and within the largest amount.");
        if (balance.Precision != asset.Precision)
            return Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        if (balance.Settled > Account.MaxSettledUnits - amount)
            return Refusal.Invalid("amount", "The balance would pass the largest balance.");
        return balance.Grants.Length >= CreditBalance.MaxGrants
            ? Refusal.Invalid("credit_type", $"The account holds {CreditBalance.MaxGrants} live grants of this type, the most.")
            : null;
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Granted e, long seq)
    {
        var grant = Grant.New(seq, e.Amount, e.Terms, e.Origin, !e.Scheduled);
        var balance = Account.BalanceOf(state, e.Asset).With(grant);
        // An invoice that is told of late pays for a period that is over.
        if (e.Origin.Source == GrantSource.Plan && e.Terms.EffectiveAt >= state.Plan.Period.Start)
            state = state with { Plan = WithGranted(state.Plan, e.Asset.CreditType, e.Amount) };
        return Account.With(state, e.Scheduled ? balance : balance with { Settled = balance.Settled + e.Amount });
    }

    public static AccountState Evolve(AccountState state, AccountEvent.GrantActivated e)
    {
        var balance = Account.BalanceOf(state, e.Asset).With(e.GrantSeq, grant => grant with { Active = true });
        return Account.With(state, balance with { Settled = balance.Settled + e.Amount });
    }

    public static AccountState Evolve(AccountState state, AccountEvent.DeficitRepaid e)
    {
        var balance = Account.BalanceOf(state, e.Asset).Without([new GrantLine(e.GrantSeq, e.Amount)]);
        return Account.With(state, balance with { Deficit = balance.Deficit - e.Amount });
    }

    private static PlanState WithGranted(PlanState plan, string creditType, long amount)
    {
        for (var i = 0; i < plan.Granted.Length; i++)
        {
            if (plan.Granted[i].CreditType == creditType)
                return plan with { Granted = plan.Granted.SetItem(i, new CycleGrant(creditType, plan.Granted[i].Amount + amount)) };
        }
        return plan with { Granted = plan.Granted.Add(new CycleGrant(creditType, amount)) };
    }
}
