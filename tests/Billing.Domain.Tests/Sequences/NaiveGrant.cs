using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>A grant as the specification speaks of it. The model keeps all that ever were.</summary>
internal sealed class NaiveGrant
{
    public required long Seq { get; init; }

    public required long Amount { get; init; }

    public required long Left { get; set; }

    public required Instant From { get; init; }

    public required Instant? Until { get; set; }

    public required int Priority { get; init; }

    public required bool Promotional { get; init; }

    public required bool Begun { get; set; }

    public long Pinned { get; set; }

    public RolloverTerms? Rollover { get; set; }

    public int TimesRolled { get; init; }

    public long Free => Left - Pinned;

    /// <summary>Rule A1: at its end it is worth nothing.</summary>
    public bool IsOver(Instant now) => Until is { } end && now >= end;
}

/// <summary>A part of a grant.</summary>
internal readonly record struct Part(long Grant, long Amount);

/// <summary>
/// A credit type of an account, as written in SEMANTICS.md and with no thought for speed: every question goes through
/// all grants that ever were and sorts them anew.
/// </summary>
internal sealed class NaiveCredit(Asset asset)
{
    public Asset Asset => asset;

    public string Code => asset.CreditType;

    public List<NaiveGrant> Grants { get; } = [];

    public long Deficit { get; set; }

    public AlertTerms? Alert { get; set; }

    public long Settled => Grants.Where(grant => grant.Begun).Sum(grant => grant.Left) - Deficit;

    public long Reserved => Grants.Sum(grant => grant.Pinned);

    /// <summary>Rule C1.</summary>
    public long Available => Math.Max(0, Settled - Reserved);

    public List<NaiveGrant> Live => InOrder(Grants.Where(grant => grant.Left > 0));

    public NaiveGrant? Find(long seq) => Grants.Find(grant => grant.Seq == seq);

    /// <summary>What a charge would take from free units, in order, as far as they reach.</summary>
    public List<Part> Burn(long amount)
    {
        amount = Math.Min(amount, Available);
        var parts = new List<Part>();
        foreach (var grant in InOrder(Grants.Where(grant => grant.Begun && grant.Free > 0)))
        {
            if (amount == 0)
                break;
            var part = Math.Min(grant.Free, amount);
            amount -= part;
            parts.Add(new Part(grant.Seq, part));
        }
        return parts;
    }

    // Rule A2.
    public List<NaiveGrant> InOrder(IEnumerable<NaiveGrant> grants) => asset.Order == BurnOrder.ExpiryFirst
        ? [.. grants.OrderBy(g => g.Priority)
            .ThenBy(g => g.Until is null)
            .ThenBy(g => g.Until?.UnixMicros)
            .ThenBy(g => g.Promotional ? 0 : 1)
            .ThenBy(g => g.From.UnixMicros)
            .ThenBy(g => g.Seq)]
        : [.. grants.OrderBy(g => g.Priority).ThenBy(g => g.From.UnixMicros).ThenBy(g => g.Seq)];
}
