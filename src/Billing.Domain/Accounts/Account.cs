using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// The rules of an account. <see cref="Decide"/> says what a command leads to, <see cref="Evolve"/> applies what has
/// happened; both are pure. Time that passes is <see cref="CatchUp"/>'s job and comes before either.
/// </summary>
public static class Account
{
    /// <summary>The largest settled balance; a grant that would pass it is refused.</summary>
    public const long MaxSettledUnits = 4_000_000_000_000_000_000;

    /// <summary>Decides one command on a state that is caught up to <paramref name="now"/>.</summary>
    public static Decision Decide(AccountState state, AccountCommand command, Instant now) => (state.IsOpen, command) switch
    {
        (_, AccountCommand.Open open) => Opening.Decide(state, open),
        (false, _) => new Refusal(RefusalCodes.AccountNotFound, "There is no such account."),
        (_, AccountCommand.Update update) => Opening.Decide(state, update),
        (_, AccountCommand.GrantCredits grant) => Granting.Decide(state, grant, now),
        (_, AccountCommand.Use use) => Debiting.Decide(state, use, now),
        (_, AccountCommand.Adjust adjust) => Adjusting.Decide(state, adjust),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "not a command"),
    };

    /// <summary>The state after an entry. It refuses nothing: what is in the ledger has happened.</summary>
    public static AccountState Evolve(AccountState state, LedgerEntry entry)
    {
        state = entry.Event switch
        {
            AccountEvent.Opened e => state with
            {
                AccountId = e.AccountId, Email = e.Email, Name = e.Name, OpenedAt = entry.At,
            },
            AccountEvent.Updated e => state with { Email = e.Email, Name = e.Name },
            AccountEvent.Granted e => Granting.Evolve(state, e, entry.Seq),
            AccountEvent.GrantActivated e => Granting.Evolve(state, e),
            AccountEvent.Expired e => Granting.Evolve(state, e),
            AccountEvent.DeficitRepaid e => Granting.Evolve(state, e),
            AccountEvent.Debited e => Debiting.Evolve(state, e),
            AccountEvent.Adjusted e => Adjusting.Evolve(state, e, entry),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "not an event"),
        };
        return state with { Seq = entry.Seq, Hash = entry.Hash, LastAt = entry.At };
    }

    /// <summary>The state with one credit balance replaced or added.</summary>
    internal static AccountState With(AccountState state, CreditBalance balance)
    {
        for (var i = 0; i < state.Credits.Length; i++)
        {
            if (state.Credits[i].CreditType == balance.CreditType)
                return state with { Credits = state.Credits.SetItem(i, balance) };
        }
        return state with { Credits = state.Credits.Add(balance) };
    }

    /// <summary>The balance of a credit type, empty where the account has none yet.</summary>
    internal static CreditBalance BalanceOf(AccountState state, Asset asset) =>
        state.Credit(asset.CreditType)
        ?? new CreditBalance(asset.CreditType, asset.Precision, asset.Order, 0, 0, 0, []);
}

/// <summary>What a command leads to.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>These events, the first of which answers the command.</summary>
    public sealed record Accepted(ImmutableArray<AccountEvent> Events) : Decision;

    /// <summary>Nothing, because everything is already as asked.</summary>
    public sealed record Unchanged : Decision;

    /// <summary>Nothing, because of a rule.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    /// <summary>One event is a decision.</summary>
    public static implicit operator Decision(AccountEvent e) => new Accepted([e]);
}
