namespace Billing.Domain.Tests.Sequences;

/// <summary>A grant as the specification speaks of it.</summary>
internal sealed class NaiveGrant
{
    public required long Seq { get; init; }

    public required decimal Amount { get; init; }

    public required decimal Left { get; set; }

    /// <summary>What open holds keep of it.</summary>
    public decimal Pinned { get; set; }

    public decimal Free => Left - Pinned;

    public bool Begun { get; set; }

    public required Instant From { get; init; }

    public required Instant? Until { get; set; }

    public required int Priority { get; init; }

    public required bool Promotional { get; init; }

    /// <summary>Rule A1.</summary>
    public bool IsEligible(Instant now) => Begun && !IsOver(now);

    public bool IsOver(Instant now) => Until is { } end && now >= end;
}

/// <summary>
/// A credit type of an account, as written in SEMANTICS.md and with no thought for speed: every question goes through
/// all grants that ever were and sorts them anew. Amounts are decimals of whole units.
/// </summary>
internal sealed class NaiveCredit(string code, int precision, bool expiryFirst)
{
    public string Code => code;

    public int Precision => precision;

    public List<NaiveGrant> Grants { get; } = [];

    public decimal Deficit { get; set; }

    /// <summary>Rule C1; what a hold keeps of a grant that has ended still counts.</summary>
    public decimal Settled => Grants.Where(grant => grant.Begun).Sum(grant => grant.Left) - Deficit;

    public decimal Reserved => Grants.Sum(grant => grant.Pinned);

    public decimal Available(Instant now) => Math.Max(0, Settled - Reserved);

    public List<NaiveGrant> Eligible(Instant now) =>
        InOrder(Grants.Where(grant => grant.Free > 0 && grant.IsEligible(now)));

    public List<NaiveGrant> Live() => InOrder(Grants.Where(grant => grant.Left > 0));

    /// <summary>Takes from the eligible grants in order; what they do not cover becomes a deficit.</summary>
    public List<(long Seq, decimal Amount)> Take(decimal amount, Instant now)
    {
        var lines = new List<(long, decimal)>();
        foreach (var grant in Eligible(now))
        {
            var part = Math.Min(grant.Free, amount);
            if (part == 0)
                break;
            grant.Left -= part;
            amount -= part;
            lines.Add((grant.Seq, part));
        }
        Deficit += amount;
        return lines;
    }

    public decimal Repay(NaiveGrant grant)
    {
        var repaid = Math.Min(Deficit, grant.Free);
        grant.Left -= repaid;
        Deficit -= repaid;
        return repaid;
    }

    // Rule A2.
    private List<NaiveGrant> InOrder(IEnumerable<NaiveGrant> grants) => expiryFirst
        ? [.. grants.OrderBy(g => g.Priority)
            .ThenBy(g => g.Until is null)
            .ThenBy(g => g.Until?.UnixMicros)
            .ThenBy(g => g.Promotional ? 0 : 1)
            .ThenBy(g => g.From.UnixMicros)
            .ThenBy(g => g.Seq)]
        : [.. grants.OrderBy(g => g.Priority).ThenBy(g => g.From.UnixMicros).ThenBy(g => g.Seq)];
}
