using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Taking back what nothing holds of a grant; pinned units end with their reservation (SEMANTICS H4).</summary>
internal static class Voiding
{
    public static Decision Decide(AccountState state, AccountCommand.VoidGrant command, Instant now)
    {
        foreach (var balance in state.Credits)
        {
            if (balance.Find(command.GrantSeq) is { } grant)
                return Take(balance.Asset, grant, now);
        }
        return command.History.Any(entry => TellsOf(entry, command.GrantSeq))
            ? new Decision.Unchanged()
            : new Refusal(RefusalCodes.GrantNotFound, "The account has no such grant.");
    }

    private static bool TellsOf(LedgerEntry entry, long grantSeq) =>
        (entry.Seq == grantSeq && GrantFacts.Of(entry) is not null)
        || entry.Event is AccountEvent.Expired expired && expired.GrantSeq == grantSeq
        || entry.Event is AccountEvent.RolloverForfeited forfeited && forfeited.GrantSeq == grantSeq
        || entry.Event is AccountEvent.RolledOver rolled && rolled.Origin.ParentSeq == grantSeq;

    private static Decision Take(Asset asset, Grant grant, Instant now) => grant.Active && grant.Free == 0 && grant.HasEnded(now)
        ? new Decision.Unchanged()
        : new AccountEvent.Voided(asset, grant.Seq, grant.Free, grant.Active);

    public static AccountState Evolve(AccountState state, AccountEvent.Voided e, Instant at)
    {
        var balance = Account.BalanceOf(state, e.Asset);
        if (e.Amount > 0)
            balance = balance.Without([new GrantLine(e.GrantSeq, e.Amount)]);
        if (e.WasActive)
            balance = balance with { Settled = balance.Settled - e.Amount };
        // What a reservation still pins is worth nothing once it is free again; its new end gives it another place.
        if (balance.Find(e.GrantSeq) is not null)
        {
            balance = balance.Move(e.GrantSeq, grant => grant with
            {
                Terms = grant.Terms with { ExpiresAt = at }, Origin = grant.Origin with { Rollover = null },
            });
        }
        return Account.With(state, balance);
    }
}
