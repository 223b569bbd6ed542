using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>One turn of an account: catch up with the time, then decide one command. Pure: time and chance are arguments.</summary>
public static class AccountTurn
{
    /// <summary>Decides <paramref name="command"/> on <paramref name="state"/>.</summary>
    /// <param name="state">The account as it stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="clock">The present; taken as the last entry's time where that is later.</param>
    /// <param name="nonce">A random value, new for every turn.</param>
    public static TurnResult Run(AccountState state, AccountCommand command, Instant clock, Guid nonce)
    {
        var now = Instant.Later(clock, state.LastAt);
        var writer = new LedgerWriter(state, nonce);
        CatchUp.Write(writer, now);
        switch (Account.Decide(writer.State, command, now))
        {
            case Decision.Refused refused:
                return new TurnResult(writer.State, writer.Entries, null, refused.Refusal);
            case Decision.Accepted accepted:
                var answer = writer.Append(accepted.Events[0], now, command.Key, command.Note);
                foreach (var consequence in accepted.Events.AsSpan()[1..])
                    writer.Append(consequence, now);
                return new TurnResult(writer.State, writer.Entries, answer, null);
            default:
                return new TurnResult(writer.State, writer.Entries, null, null);
        }
    }

    /// <summary>Only catches up with the time.</summary>
    public static TurnResult CatchUpTo(AccountState state, Instant clock, Guid nonce)
    {
        var writer = new LedgerWriter(state, nonce);
        CatchUp.Write(writer, Instant.Later(clock, state.LastAt));
        return new TurnResult(writer.State, writer.Entries, null, null);
    }
}

/// <summary>What a turn led to. Without answer and refusal, everything was already as asked.</summary>
/// <param name="State">The account afterwards.</param>
/// <param name="Entries">What to append, catch-up included; kept even when the command is refused (SEMANTICS A4).</param>
/// <param name="Answer">The entry that answers the command, or null.</param>
/// <param name="Refusal">Why not, or null.</param>
public sealed record TurnResult(
    AccountState State, ImmutableArray<LedgerEntry> Entries, LedgerEntry? Answer, Refusal? Refusal);
