using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;

namespace Billing.Domain.Tests.Sequences;

/// <summary>What the model expects a ledger entry to say.</summary>
internal sealed record Line(Kind Kind, Instant At, string? Credit, long Grant, decimal Moved)
{
    public enum Kinds
    {
        Particulars,
        Granted,
        Begun,
        Repaid,
        Debited,
        Expired,
        Adjusted,
    }

    public List<(long Seq, decimal Amount)> Lines { get; init; } = [];

    public string Text =>
        $"{Kind} {Moved:0.#########} {Credit} of {Grant} at {At} "
        + string.Join(", ", Lines.Select(line => $"({line.Seq}: {line.Amount:0.#########})"));
}

/// <summary>What the model expects of a turn: a refusal (naming any of these fields), and lines in any case.</summary>
internal sealed record Expectation(string? Code, string[] Fields, List<Line> Lines);

/// <summary>An account by the letter of SEMANTICS.md; the decisions are in the other part.</summary>
internal sealed partial class NaiveAccount
{
    private readonly List<Line> _turn = [];
    private bool _open;
    private string? _email;
    private string? _name;
    private long _seq;
    private Instant _caughtUp;

    public List<NaiveCredit> Credits { get; } = [];

    public Dictionary<string, (DateTime Month, decimal Count)> Counters { get; } = [];

    public Instant LastAt { get; private set; }

    public Instant Now { get; private set; }

    public (string? Email, string? Name) Particulars => (_email, _name);

    /// <summary>Every moment at which something begins or ends, past ones too.</summary>
    public IEnumerable<Instant> Moments => Credits.SelectMany(credit => credit.Grants)
        .SelectMany(grant => new[] { grant.From, grant.Until ?? grant.From });

    public Expectation Do(Instant clock, AccountCommand command)
    {
        _turn.Clear();
        Now = clock > LastAt ? clock : LastAt;
        PassTime();
        var (code, fields) = Decide(command);
        return new Expectation(code, fields, [.. _turn]);
    }

    // Rules A4 and A10: ends and beginnings since the last turn, each at its moment, ends first, then ledger order.
    private void PassTime()
    {
        var begun =
            from credit in Credits
            from grant in credit.Grants
            where grant.From > _caughtUp && grant.From <= Now
            select (At: grant.From, Begins: true, credit, grant);
        var ended =
            from credit in Credits
            from grant in credit.Grants
            where grant.Until > _caughtUp && grant.Until <= Now
            select (At: grant.Until!.Value, Begins: false, credit, grant);
        foreach (var (at, begins, credit, grant) in begun.Concat(ended)
            .OrderBy(m => m.At.UnixMicros).ThenBy(m => m.Begins).ThenBy(m => m.grant.Seq).ToList())
        {
            if (begins)
                Begin(credit, grant, at, Kind.Begun);
            else if (grant.Left > 0)
                Write(new Line(Kind.Expired, at, credit.Code, grant.Seq, -grant.Left));
        }
        _caughtUp = Now;
    }

    private void Begin(NaiveCredit credit, NaiveGrant grant, Instant at, Kind kind)
    {
        Write(new Line(kind, at, credit.Code, grant.Seq, grant.Amount));
        var repaid = credit.Repay(grant);
        if (repaid > 0)
            Write(new Line(Kind.Repaid, at, credit.Code, grant.Seq, 0));
    }

    private void Write(Line line)
    {
        _turn.Add(line);
        LastAt = line.At;
        _seq++;
    }

    private NaiveCredit? Find(Asset asset) => Credits.Find(credit => credit.Code == asset.CreditType);

    private NaiveCredit FindOrAdd(Asset asset)
    {
        var credit = Find(asset);
        if (credit is null)
        {
            credit = new NaiveCredit(asset.CreditType, asset.Precision, asset.Order == BurnOrder.ExpiryFirst);
            Credits.Add(credit);
        }
        return credit;
    }

    private static decimal Whole(long units, int precision)
    {
        decimal value = units;
        for (var i = 0; i < precision; i++)
            value /= 10;
        return value;
    }
}
