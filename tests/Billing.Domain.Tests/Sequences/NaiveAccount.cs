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
        Period,
        Reserved,
        Captured,
        Released,
        HoldExpired,
        Extended,
        Voided,
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
    private Instant _monthEnd;

    public List<NaiveCredit> Credits { get; } = [];

    public List<NaiveHold> Holds { get; } = [];

    public Dictionary<string, (DateTime Month, decimal Count)> Counters { get; } = [];

    public Instant LastAt { get; private set; }

    public Instant Now { get; private set; }

    public (string? Email, string? Name) Particulars => (_email, _name);

    /// <summary>Every moment at which something begins or ends, past ones too.</summary>
    public IEnumerable<Instant> Moments => Credits.SelectMany(credit => credit.Grants)
        .SelectMany(grant => new[] { grant.From, grant.Until ?? grant.From })
        .Concat(Holds.Select(hold => hold.Until));

    public Expectation Do(Instant clock, AccountCommand command)
    {
        _turn.Clear();
        Now = clock > LastAt ? clock : LastAt;
        PassTime();
        var (code, fields) = Decide(command);
        return new Expectation(code, fields, [.. _turn]);
    }

    // Rules A4, A9, A10 and C7: what has ended and begun since the last turn, each at its moment; at one moment holds end
    // first, then grants, then the month, and then what begins.
    private void PassTime()
    {
        while (NextMoment() is { } at && at <= Now)
        {
            foreach (var hold in Holds.Where(hold => hold.IsOpen && hold.Until <= at).OrderBy(hold => hold.Seq).ToList())
                Expire(hold, at);
            SettleUp(at);
            if (_monthEnd <= at)
            {
                Write(new Line(Kind.Period, at, null, 0, 0));
                _monthEnd = Instant.From(MonthOf(at).AddMonths(1));
            }
            foreach (var credit in Credits)
            {
                foreach (var grant in credit.Grants.Where(grant => !grant.Begun && grant.Left > 0 && grant.From <= at).OrderBy(g => g.Seq).ToList())
                    Begin(credit, grant, at, Kind.Begun);
            }
        }
    }

    private Instant? NextMoment()
    {
        if (!_open)
            return null;
        var moments = new List<Instant> { _monthEnd };
        moments.AddRange(Holds.Where(hold => hold.IsOpen).Select(hold => hold.Until));
        foreach (var grant in Credits.SelectMany(credit => credit.Grants))
        {
            if (!grant.Begun && grant.Left > 0)
                moments.Add(grant.From);
            else if (grant.Begun && grant.Free > 0 && grant.Until is { } end)
                moments.Add(end);
        }
        return moments.MinBy(at => at.UnixMicros);
    }

    private void Begin(NaiveCredit credit, NaiveGrant grant, Instant at, Kind kind)
    {
        grant.Begun = true;
        Write(new Line(kind, at, credit.Code, grant.Seq, grant.Amount));
        SettleUp(at);
    }

    // What has ended is gone, except what a hold keeps; what is free pays debts.
    private void SettleUp(Instant at)
    {
        foreach (var credit in Credits)
        {
            foreach (var grant in credit.Grants.Where(g => g.Begun && g.Free > 0 && g.IsOver(at)).OrderBy(g => g.Seq).ToList())
            {
                var gone = grant.Free;
                grant.Left -= gone;
                Write(new Line(Kind.Expired, at, credit.Code, grant.Seq, -gone));
            }
            foreach (var grant in credit.Eligible(at))
            {
                if (credit.Repay(grant) > 0)
                    Write(new Line(Kind.Repaid, at, credit.Code, grant.Seq, 0));
            }
        }
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
