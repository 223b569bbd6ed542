using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>Damages a copy of clean evidence in one way each. An audit that passes any of them proves nothing.</summary>
internal static class Tampering
{
    // Where the service may try again by itself, this is no damage.
    private const string ReplayOfNothing = "a replay of what was reported as not written";

    private static readonly (string Name, Func<Evidence, Evidence> Damage)[] Kinds =
    [
        ("an acknowledged row dropped", e => WithoutRow(e, AckedRow(e))),
        ("the last row of an account dropped", e => WithoutRow(e, e.Rows.Last(row => row.Account == AckedRow(e).Account))),
        ("a row doubled", e => e with { Rows = [.. e.Rows, AckedRow(e) with { Seq = LastSeq(e) + 1 }] }),
        ("a key used twice", e => e with
        {
            Rows = [.. e.Rows, AckedRow(e) with { Seq = LastSeq(e) + 1, KeyHash = Guid.NewGuid() }],
        }),
        ("an amount changed", e => WithRow(e, AckedRow(e), row => row with { Amount = row.Amount - 1 })),
        ("an amount changed with all balances after it", ShiftFromAckedRow),
        ("a balance made negative", e => WithRow(e, AckedRow(e), row => row with { BalanceAfter = -1 })),
        ("a debit taken from another grant", e => WithRow(e, AckedRow(e), row => row with
        {
            // The first entry opens the account: never a grant.
            Lines = [(1, Math.Abs(row.Amount))],
        })),
        ("a row written to another account", e => WithRow(e, AckedRow(e), row => row with { Account = "acct-other" })),
        ("a row that nobody asked for", e => WithRow(e, AckedRow(e), row => row with { Key = "nobody" })),
        ("an answer with another sequence number", e => WithAttempt(e, Ack(e), ack => ack with { Seq = ack.Seq + 1 })),
        ("an answer with another balance", e => WithAttempt(e, Ack(e), ack => ack with { BalanceAfter = ack.BalanceAfter + 1 })),
        ("a replay with another body", e => WithAttempt(e, Ack(e), ack => ack with { BodyHash = "1" }, ack => ack with
        {
            BodyHash = "2",
            Replayed = true,
        })),
        ("a replay carried out as new", e => WithAttempt(e, Ack(e), ack => ack, ack => ack with
        {
            Replayed = false,
            Start = ack.End + 1,
            End = ack.End + 2,
        })),
        (ReplayOfNothing, e => WithAttempt(e, Ack(e), ack => ack with { Replayed = true }, ack => ack with
        {
            Outcome = Outcome.Unavailable,
        })),
        ("an acknowledgement turned into a refusal", e => WithAttempt(e, Ack(e), ack => ack with { Outcome = Outcome.Refused })),
        ("an acknowledgement turned into 'not written'", e => WithAttempt(e, Ack(e), ack => ack with
        {
            Outcome = Outcome.Unavailable,
        })),
        ("an unexpected answer", e => WithAttempt(e, Ack(e), ack => ack with { Outcome = Outcome.Unexpected, Problem = "500" })),
        ("an answer older than one given before", e => WithAttempt(e, Ack(e), ack => ack with
        {
            Start = long.MaxValue - 1,
            End = long.MaxValue,
        })),
        ("a refusal on a balance that never was", e => e with
        {
            Attempts = [.. e.Attempts, new Attempt(Ack(e).Operation with { Key = "r", Amount = long.MaxValue }, 1, 2, Outcome.Refused)
            {
                Available = long.MaxValue - 1,
            }],
        }),
        ("a read of a balance that never was", e => e with
        {
            Readings = [.. e.Readings, new Reading(Ack(e).Operation.Account, 1, 2, 1, new() { [LoadCatalog.Whole] = -5 })],
        }),
        ("a read of an old state", e => e with
        {
            Readings = [.. e.Readings, new Reading(AckedRow(e).Account, long.MaxValue - 1, long.MaxValue, 0, [])],
        }),
        ("verify says no", e => WithAnswer(e, answer => answer with { VerifyOk = false })),
        ("another balance answered", e => WithAnswer(e, answer => answer with
        {
            Settled = answer.Settled.ToDictionary(pair => pair.Key, pair => pair.Value + 1),
        })),
        ("an older state answered", e => WithAnswer(e, answer => answer with { Seq = answer.Seq - 1 })),
    ];

    /// <summary>How many kinds of damage there are to such evidence.</summary>
    public static int Count(Evidence clean) => KindsFor(clean).Count();

    /// <summary>Whether the run left an entry to damage: a short one may not.</summary>
    public static bool CanDamage(Evidence clean) => FindAckedRow(clean) is not null;

    /// <summary>The kinds of damage, done to a copy of one account, that the audit does not notice.</summary>
    public static IEnumerable<string> Unnoticed(Evidence clean)
    {
        var copy = OneAccount(clean, AckedRow(clean).Account);
        return KindsFor(clean).Where(kind => Audit.Run(kind.Damage(copy)).Passed).Select(kind => kind.Name);
    }

    private static IEnumerable<(string Name, Func<Evidence, Evidence> Damage)> KindsFor(Evidence clean) =>
        Kinds.Where(kind => !clean.ServiceRetries || kind.Name != ReplayOfNothing);

    // Every audit reads all it is given: one account shows as much as all of them, sooner.
    private static Evidence OneAccount(Evidence evidence, string account) => evidence with
    {
        Attempts = [.. evidence.Attempts.Where(attempt => attempt.Operation.Account == account)],
        Readings = [.. evidence.Readings.Where(reading => reading.Account == account)],
        Rows = [.. evidence.Rows.Where(row => row.Account == account)],
        Answers = [.. evidence.Answers.Select(answers => answers.Where(pair => pair.Key == account).ToDictionary())],
    };

    private static Attempt Ack(Evidence evidence)
    {
        var row = AckedRow(evidence);
        return evidence.Attempts.First(attempt => attempt.Operation.Key == row.Key);
    }

    private static LedgerRow AckedRow(Evidence evidence) =>
        FindAckedRow(evidence) ?? throw new InvalidOperationException("nothing to damage");

    // A plain debit that was acknowledged once, in the middle of its account's ledger.
    private static LedgerRow? FindAckedRow(Evidence evidence)
    {
        var once = evidence.Attempts
            .GroupBy(attempt => attempt.Operation.Key)
            .Where(group => group.Count() == 1 && group.First() is { Outcome: Outcome.Acked, BodyHash: not null })
            .Select(group => group.Key)
            .ToHashSet();
        return evidence.Rows.FirstOrDefault(row =>
            row is { Type: "debit", CreditType: LoadCatalog.Whole } && once.Contains(row.Key!) && row.Seq < LastSeqOf(evidence, row.Account) - 1);
    }

    private static long LastSeq(Evidence evidence) => LastSeqOf(evidence, AckedRow(evidence).Account);

    private static long LastSeqOf(Evidence evidence, string account) =>
        evidence.Rows.Last(row => row.Account == account).Seq;

    private static Evidence WithoutRow(Evidence evidence, LedgerRow gone) =>
        evidence with { Rows = [.. evidence.Rows.Where(row => row != gone)] };

    private static Evidence WithRow(Evidence evidence, LedgerRow old, Func<LedgerRow, LedgerRow> change) =>
        evidence with { Rows = [.. evidence.Rows.Select(row => row == old ? change(row) : row)] };

    private static Evidence WithAttempt(
        Evidence evidence, Attempt old, Func<Attempt, Attempt> change, Func<Attempt, Attempt>? second = null) =>
        evidence with
        {
            Attempts = [.. evidence.Attempts.Select(attempt => attempt == old ? change(attempt) : attempt), .. More(old, second)],
        };

    private static IEnumerable<Attempt> More(Attempt old, Func<Attempt, Attempt>? second) =>
        second is null ? [] : [second(old)];

    private static Evidence WithAnswer(Evidence evidence, Func<AccountAnswer, AccountAnswer> change)
    {
        var answers = evidence.Answers[0].ToDictionary(pair => pair.Key, pair => pair.Value);
        var account = AckedRow(evidence).Account;
        answers[account] = change(answers[account]);
        return evidence with { Answers = [answers, .. evidence.Answers.Skip(1)] };
    }

    // Money that vanishes consistently: only the answers given to clients can show it.
    private static Evidence ShiftFromAckedRow(Evidence evidence)
    {
        var changed = AckedRow(evidence);
        LedgerRow Shift(LedgerRow row) =>
            row == changed ? row with { Amount = row.Amount - 1, BalanceAfter = row.BalanceAfter - 1 }
            : row.Account == changed.Account && row.CreditType == changed.CreditType && row.Seq > changed.Seq
                ? row with { BalanceBefore = row.BalanceBefore - 1, BalanceAfter = row.BalanceAfter - 1 }
                : row;
        return evidence with { Rows = [.. evidence.Rows.Select(Shift)] };
    }
}
