using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>Audits, tries to fool the audit, and prints what it saw.</summary>
internal static class Verification
{
    private const int Shown = 40;

    /// <summary>Prints lines that begin with <c>=</c>: the ones that ./test repeats. True is PASS.</summary>
    public static bool Print(Evidence evidence)
    {
        var passed = Check(evidence, Console.WriteLine);
        Console.WriteLine(passed ? "PASS" : "FAIL");
        return passed;
    }

    /// <summary>True is PASS; what it saw goes to <paramref name="say"/>, line by line.</summary>
    public static bool Check(Evidence evidence, Action<string> say)
    {
        SayCounts(evidence, say);
        var verdict = Audit.Run(evidence);
        foreach (var violation in verdict.Violations.Take(Shown))
            say($"  WRONG: {violation}");
        if (verdict.Violations.Count > Shown)
            say($"  ... and {verdict.Violations.Count - Shown} more");
        return verdict.Passed && NoticesDamage(evidence, say);
    }

    // Only clean evidence can be damaged in a way that tells, so this comes after the audit has passed.
    private static bool NoticesDamage(Evidence evidence, Action<string> say)
    {
        if (!Tampering.CanDamage(evidence))
        {
            say("  WRONG: the run is too short to show anything");
            return false;
        }
        var kinds = Tampering.Count(evidence);
        var unnoticed = Tampering.Unnoticed(evidence).ToList();
        foreach (var name in unnoticed)
            say($"  WRONG: the audit did not notice {name}");
        say($"  = audit noticed {kinds - unnoticed.Count} of {kinds} kinds of damage done to a copy");
        return unnoticed.Count == 0;
    }

    private static void SayCounts(Evidence evidence, Action<string> say)
    {
        var attempts = evidence.Attempts;
        var keys = attempts.GroupBy(attempt => attempt.Operation.Key).ToList();
        var inLedger = evidence.Rows.Where(row => row.Key is not null).Select(row => row.Key!).ToHashSet();
        var never = keys.Where(key => key.All(attempt => !attempt.IsDefinite)).ToList();
        say(
            $"  = {keys.Count} keys in {attempts.Count} attempts: {Acked(keys)} acknowledged, "
            + $"{keys.Count(key => key.All(attempt => attempt.Outcome == Outcome.Refused))} only ever refused, "
            + $"{never.Count} never answered ({never.Count(key => inLedger.Contains(key.Key))} of them in the ledger)");
        say(
            $"  = answers: {Count(Outcome.Acked)} 2xx ({attempts.Count(attempt => attempt.Replayed)} replayed), "
            + $"{Count(Outcome.Refused)} 402, {Count(Outcome.Unavailable)} storage_unavailable, "
            + $"{Count(Outcome.Unknown)} outcome_unknown, {Count(Outcome.Broken)} broken, {Count(Outcome.TimedOut)} timed out, "
            + $"{Count(Outcome.Unexpected)} unexpected; {evidence.Readings.Count} reads");
        say($"  = ledger: {evidence.Rows.Count} rows of {evidence.Rows.Select(row => row.Account).Distinct().Count()} accounts");

        int Count(Outcome outcome) => attempts.Count(attempt => attempt.Outcome == outcome);
        static int Acked(List<IGrouping<string, Attempt>> keys) =>
            keys.Count(key => key.Any(attempt => attempt.Outcome == Outcome.Acked));
    }
}
