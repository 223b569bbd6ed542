namespace Billing.Chaos.Auditing;

/// <summary>
/// An account as a beginner would write it: a list of grants, spent by priority and then by age. It shares no code with the
/// service and knows only what this program's load does.
/// </summary>
internal sealed class NaiveAccount
{
    private readonly Dictionary<string, List<NaiveGrant>> _grants = [];

    public long Balance(string creditType) => Of(creditType).Sum(grant => grant.Left);

    public IEnumerable<string> CreditTypes => _grants.Keys;

    public void Grant(string creditType, long seq, long amount, int priority) =>
        Of(creditType).Add(new NaiveGrant(seq, priority) { Left = amount });

    /// <summary>Spends and says from which grants, in order; null where there is not enough.</summary>
    public List<(long GrantSeq, long Amount)>? Debit(string creditType, long amount)
    {
        if (Balance(creditType) < amount)
            return null;
        var lines = new List<(long, long)>();
        foreach (var grant in Of(creditType).OrderBy(grant => grant.Priority).ThenBy(grant => grant.Seq))
        {
            var part = Math.Min(amount, grant.Left);
            if (part == 0)
                continue;
            grant.Left -= part;
            amount -= part;
            lines.Add((grant.Seq, part));
        }
        Of(creditType).RemoveAll(grant => grant.Left == 0);
        return lines;
    }

    private List<NaiveGrant> Of(string creditType)
    {
        if (!_grants.TryGetValue(creditType, out var grants))
            _grants[creditType] = grants = [];
        return grants;
    }

    private sealed class NaiveGrant(long seq, int priority)
    {
        public long Seq => seq;

        public int Priority => priority;

        public long Left { get; set; }
    }
}
