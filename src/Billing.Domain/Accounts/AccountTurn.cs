using System.Collections.Immutable;
using Billing.Domain.Payments;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>One turn of an account: catch up with the time, then decide one command. Pure: time and chance are arguments.</summary>
public static class AccountTurn
{
    /// <summary>Decides <paramref name="command"/> on <paramref name="state"/>.</summary>
    /// <param name="state">The account as it stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="plans">The newest version of every plan.</param>
    /// <param name="clock">The present; an account on a test clock lives by that instead.</param>
    /// <param name="nonce">A random value, new for every turn.</param>
    public static TurnResult Run(
        AccountState state, AccountCommand command, IPlanBook plans, Instant clock, Guid nonce)
    {
        var now = NowOf(state, command, clock);
        var writer = new LedgerWriter(state, nonce);
        CatchUp.Write(writer, plans, now);
        command = WithWhatEnded(command, state, writer);
        switch (Account.Decide(writer.State, command, now))
        {
            case Decision.Refused refused:
                return Result(writer) with { Refusal = refused.Refusal };
            case Decision.Replayed replayed:
                return Replay(Result(writer), replayed.Entry);
            case Decision.Accepted accepted:
                var answer = Write(writer, accepted, command, now);
                var result = Result(writer);
                return result with { Answer = result.Entries[answer] };
            default:
                return Result(writer);
        }
    }

    /// <summary>Only catches up with the time.</summary>
    public static TurnResult CatchUpTo(AccountState state, IPlanBook plans, Instant clock, Guid nonce)
    {
        var writer = new LedgerWriter(state, nonce);
        CatchUp.Write(writer, plans, Instant.Later(state.Clock?.Now ?? clock, state.LastAt));
        return Result(writer);
    }

    private static Instant NowOf(AccountState state, AccountCommand command, Instant clock)
    {
        var now = command switch
        {
            AccountCommand.Open { Clock: { } chosen } when !state.IsOpen => chosen.Now,
            AccountCommand.AdvanceClock advance when state.Clock is { } test && test.Id == advance.ClockId =>
                Instant.Later(test.Now, advance.To),
            _ => state.Clock?.Now ?? clock,
        };
        return Instant.Later(now, state.LastAt);
    }

    // The call's key stands on the entry that answers it.
    private static int Write(LedgerWriter writer, Decision.Accepted accepted, AccountCommand command, Instant now)
    {
        var answer = 0;
        for (var i = 0; i < accepted.Events.Length; i++)
        {
            var e = accepted.Events[i];
            if (i == accepted.Answer)
                answer = writer.Append(e, now, command.Key, command.Note);
            else
                writer.Append(e, now);
            // Usage takes free credits and sets none free.
            var isLast = i == accepted.Events.Length - 1;
            if (e is not (AccountEvent.Debited or AccountEvent.Reserved) && (isLast || !accepted.AtOnce))
                Ending.Settle(writer, now, byTime: false);
        }
        Recharging.MayStart(writer, now);
        return answer;
    }

    // Catching up may just have ended what the command is about.
    private static AccountCommand WithWhatEnded(AccountCommand command, AccountState before, LedgerWriter writer)
    {
        if (writer.Written.Count == 0)
            return command;
        command = command switch
        {
            AccountCommand.VoidGrant grant => grant with { History = [.. grant.History, .. writer.Written] },
            AccountCommand.SettleRefund refund => refund with { History = [.. refund.History, .. writer.Written] },
            AccountCommand.SettleDispute dispute => dispute with { History = [.. dispute.History, .. writer.Written] },
            _ => command,
        };
        var seq = command switch
        {
            AccountCommand.Capture capture => capture.ReservationSeq,
            AccountCommand.Release release => release.ReservationSeq,
            AccountCommand.Extend extend => extend.ReservationSeq,
            _ => 0,
        };
        if (seq == 0)
            return command;
        var closing = writer.Written.FirstOrDefault(entry => entry.Event.SubjectSeq == seq);
        return closing is not null && before.Reservations.Find(seq) is { } open
            ? command with { EndedNow = ClosedReservation.EndedBy(closing, open) }
            : command;
    }

    // The entry may be one of this turn, which has its hash only now.
    private static TurnResult Replay(TurnResult result, LedgerEntry entry) => result with
    {
        Answer = result.Entries.FirstOrDefault(written => written.Seq == entry.Seq) ?? entry, Replayed = true,
    };

    private static TurnResult Result(LedgerWriter writer)
    {
        var entries = writer.Finish();
        return new TurnResult(writer.State, entries, null, false, null);
    }
}

/// <summary>What a turn led to. Without answer and refusal, everything was already as asked.</summary>
/// <param name="State">The account afterwards.</param>
/// <param name="Entries">What to append, catch-up included; kept even when the command is refused (SEMANTICS A4).</param>
/// <param name="Answer">The entry that answers the command, or null.</param>
/// <param name="Replayed">Whether an earlier call made the answer (SEMANTICS C6).</param>
/// <param name="Refusal">Why not, or null.</param>
public sealed record TurnResult(
    AccountState State, ImmutableArray<LedgerEntry> Entries, LedgerEntry? Answer, bool Replayed, Refusal? Refusal);
