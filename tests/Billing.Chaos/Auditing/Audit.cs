namespace Billing.Chaos.Auditing;

/// <summary>The verdict on a run.</summary>
/// <param name="Violations">What is wrong; empty is PASS.</param>
internal sealed record Verdict(IReadOnlyList<string> Violations)
{
    public bool Passed => Violations.Count == 0;
}

/// <summary>
/// Compares what clients were told with what the ledger holds. It knows the service by SQL and HTTP only. Each check lies
/// in a class of its own and answers sentences, one for each thing that is wrong.
/// </summary>
internal static class Audit
{
    public static Verdict Run(Evidence evidence)
    {
        var index = new EvidenceIndex(evidence);
        return new Verdict(
        [
            .. AnswerChecks.Run(index),
            .. KeyChecks.Run(index),
            .. LedgerChecks.Run(index),
            .. TimeChecks.Run(index),
            .. AccountChecks.Run(index),
        ]);
    }
}

/// <summary>The evidence, looked up by key and by account.</summary>
internal sealed class EvidenceIndex
{
    public EvidenceIndex(Evidence evidence)
    {
        Evidence = evidence;
        AttemptsByKey = evidence.Attempts
            .GroupBy(attempt => attempt.Operation.Key)
            .ToDictionary(group => group.Key, group => group.OrderBy(attempt => attempt.Start).ToList());
        RowsByKey = evidence.Rows.Where(row => row.Key is not null).ToLookup(row => row.Key!);
        RowsByAccount = evidence.Rows
            .GroupBy(row => row.Account)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.Seq).ToList());
    }

    public Evidence Evidence { get; }

    /// <summary>In order of their start.</summary>
    public Dictionary<string, List<Load.Attempt>> AttemptsByKey { get; }

    public ILookup<string, LedgerRow> RowsByKey { get; }

    /// <summary>In order of their sequence number.</summary>
    public Dictionary<string, List<LedgerRow>> RowsByAccount { get; }
}
