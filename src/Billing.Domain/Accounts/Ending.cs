using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// What follows from the state alone: grants that have ended give up what nothing holds (SEMANTICS A4, A8, C3), and free
/// credits pay off what is owed. Run after every event, it leaves an account with a deficit or with free credits, never both.
/// </summary>
internal static class Ending
{
    /// <summary>Writes what follows at <paramref name="at"/> until nothing does.</summary>
    /// <param name="writer">The ledger.</param>
    /// <param name="at">When.</param>
    /// <param name="byTime">Whether time alone brought it about: what a call sets free never rolls over.</param>
    public static void Settle(LedgerWriter writer, Instant at, bool byTime)
    {
        while (NextOf(writer.State, at, byTime) is { } e)
            writer.Append(e, at);
    }

    private static AccountEvent? NextOf(AccountState state, Instant at, bool byTime)
    {
        foreach (var balance in state.Credits)
        {
            if (EndOf(balance, state, at, byTime) is { } end)
                return end;
            if (balance.Deficit > 0 && RepaymentOf(balance) is { } repayment)
                return repayment;
        }
        return null;
    }

    // Ledger order, so that it does not depend on how grants burn.
    private static AccountEvent? EndOf(CreditBalance balance, AccountState state, Instant at, bool byTime)
    {
        Grant? ended = null;
        foreach (var grant in balance.Grants)
        {
            if (grant is { Active: true, Free: > 0 } && grant.HasEnded(at) && (ended is null || grant.Seq < ended.Seq))
                ended = grant;
        }
        if (ended is null)
            return null;
        return byTime && ended.Terms.ExpiresAt == at && ended.Origin.Rollover is { } rollover
            ? RolloverOf(balance.Asset, ended, rollover, state, at)
            : new AccountEvent.Expired(balance.Asset, ended.Seq, ended.Free);
    }

    // It keeps a part, and the rest expires with the next event. It happens at the grant's end and not when a reservation
    // lets go of units later (SEMANTICS A8, C3).
    private static AccountEvent RolloverOf(
        Asset asset, Grant grant, RolloverTerms rollover, AccountState state, Instant at)
    {
        if (!grant.Origin.MayRollOver)
            return new AccountEvent.RolloverForfeited(asset, grant.Seq, grant.Free);
        var rolled = Math.Min((long)((Int128)grant.Free * rollover.Percent / 100), rollover.Cap ?? long.MaxValue);
        var terms = grant.Terms with { EffectiveAt = at, ExpiresAt = rollover.Window.From(at, state.Plan.PeriodOf(at)) };
        var origin = grant.Origin with
        {
            Source = GrantSource.Rollover, RolloverCount = grant.Origin.RolloverCount + 1, ParentSeq = grant.Seq,
        };
        return rolled > 0
            ? new AccountEvent.RolledOver(asset, rolled, terms, origin)
            : new AccountEvent.Expired(asset, grant.Seq, grant.Free);
    }

    private static AccountEvent.DeficitRepaid? RepaymentOf(CreditBalance balance)
    {
        foreach (var grant in balance.Grants)
        {
            if (grant is { Active: true, Free: > 0 })
                return new AccountEvent.DeficitRepaid(balance.Asset, grant.Seq, Math.Min(grant.Free, balance.Deficit));
        }
        return null;
    }

    /// <summary>Free units of a grant are gone, and the balance with them.</summary>
    public static AccountState Evolve(AccountState state, Asset asset, long grantSeq, long amount)
    {
        var balance = Account.BalanceOf(state, asset).Without([new GrantLine(grantSeq, amount)]);
        return Account.With(state, balance with { Settled = balance.Settled - amount });
    }

    /// <summary>Units move from a grant to a new one.</summary>
    public static AccountState Evolve(AccountState state, AccountEvent.RolledOver e, long seq)
    {
        var parent = e.Origin.ParentSeq ?? throw new ImpossibleEntryException("A rollover names no grant.");
        var balance = Account.BalanceOf(state, e.Asset)
            .Without([new GrantLine(parent, e.Amount)])
            .With(Grant.New(seq, e.Amount, e.Terms, e.Origin));
        // The rest of it expires: it rolls over once.
        if (balance.Find(parent) is not null)
            balance = balance.With(parent, grant => grant with { Origin = grant.Origin with { Rollover = null } });
        return Account.With(state, balance);
    }
}
