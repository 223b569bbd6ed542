using Billing.Domain.Plans;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>What the model expects a ledger entry to say.</summary>
internal sealed record Line(Kind Kind, Instant At, string? Credit, long Moved)
{
    public List<Part> Parts { get; init; } = [];

    public string Text => $"{Kind} {Moved} {Credit} at {At} {string.Join(", ", Parts)}";
}

/// <summary>What the model expects of a turn: a refusal, and lines in any case.</summary>
internal sealed record Expectation(string? Code, List<Line> Lines);

/// <summary>An account by the letter of SEMANTICS.md; what time does to it. Decisions are in the other parts.</summary>
internal sealed partial class NaiveAccount(IPlanBook catalog)
{
    private readonly List<Line> _turn = [];
    private string? _email;
    private string? _name;
    private OpeningAsked _asked = OpeningAsked.Nothing;
    private string? _clockId;
    private Instant _clockNow;

    public bool IsOpen { get; private set; }

    public long Seq { get; private set; }

    public List<NaiveCredit> Credits { get; } = [];

    public List<NaiveHold> Holds { get; } = [];

    public List<NaiveUse> Uses { get; } = [];

    public List<NaiveCount> Counts { get; private set; } = [];

    public List<(Period Period, List<NaiveCount> Counts)> Closed { get; } = [];

    public Instant LastAt { get; private set; }

    public Instant Now { get; private set; }

    public (string? Email, string? Name) Particulars => (_email, _name);

    public TestClock? Clock => _clockId is null ? null : new TestClock(_clockId, _clockNow);

    public IEnumerable<NaiveHold> OpenHolds => Holds.Where(hold => hold.End == NaiveHold.Ends.Open);

    public IEnumerable<NaiveGrant> Grants => Credits.SelectMany(credit => credit.Grants);

    /// <summary>Every moment at which something begins or ends, past ones too.</summary>
    public IEnumerable<Instant> Moments => Grants
        .SelectMany(grant => new[] { grant.From, grant.Until ?? grant.From })
        .Concat(Holds.Select(hold => hold.Until))
        .Append(Period.End);

    public Expectation Do(Instant clock, AccountCommand command)
    {
        _turn.Clear();
        Now = Present(clock, command);
        while (IsOpen && NextMoment() is var at && at <= Now)
            Happen(at);
        return new Expectation(Decide(command), [.. _turn]);
    }

    private Instant Present(Instant clock, AccountCommand command)
    {
        if (Clock is { } test)
            clock = test.Now;
        if (command is AccountCommand.Open { Clock: { } chosen } && !IsOpen)
            clock = chosen.Now;
        if (command is AccountCommand.AdvanceClock advance && advance.ClockId == _clockId && advance.To > clock)
            clock = advance.To;
        return clock > LastAt ? clock : LastAt;
    }

    private Instant NextMoment()
    {
        var moments = new List<Instant> { Period.End };
        moments.AddRange(OpenHolds.Select(hold => hold.Until));
        foreach (var grant in Grants.Where(grant => grant.Left > 0))
        {
            if (!grant.Begun)
                moments.Add(grant.From);
            else if (grant is { Free: > 0, Until: { } end })
                moments.Add(end);
        }
        return moments.Min();
    }

    // Rules A4, A9, A10, C7: reservations end first, then grants, then the period; what begins belongs to the new one.
    private void Happen(Instant at)
    {
        foreach (var hold in OpenHolds.Where(hold => hold.Until <= at).OrderBy(hold => hold.Seq).ToList())
        {
            Write(Kind.ReservationExpired, at, hold.Asset, 0);
            Close(hold, NaiveHold.Ends.Expired);
        }
        Settle(at, byTime: true);
        if (Period.End <= at)
            TurnPeriod(at);
        foreach (var credit in Credits)
        {
            foreach (var grant in credit.Grants.Where(grant => !grant.Begun && grant.Left > 0 && grant.From <= at).ToList())
            {
                grant.Begun = true;
                Write(Kind.Grant, at, credit.Asset, grant.Amount);
                Settle(at, byTime: true);
            }
        }
    }

    // What follows from the state alone: ended grants give up what is free (A4, A8, C3), and free credits pay debts.
    private void Settle(Instant at, bool byTime)
    {
        foreach (var credit in Credits)
        {
            foreach (var grant in credit.Grants.Where(grant => grant is { Begun: true, Free: > 0 } && grant.IsOver(at)).ToList())
                End(credit, grant, at, byTime);
            foreach (var grant in credit.InOrder(credit.Grants.Where(grant => grant is { Begun: true, Free: > 0 })))
            {
                var repaid = Math.Min(grant.Free, credit.Deficit);
                if (repaid == 0)
                    break;
                grant.Left -= repaid;
                credit.Deficit -= repaid;
                Write(Kind.DeficitRepaid, at, credit.Asset, 0);
            }
        }
    }

    // Rule A8; units that a call sets free at or after the end only expire (rule C3).
    private void End(NaiveCredit credit, NaiveGrant grant, Instant at, bool byTime)
    {
        var rollover = byTime && grant.Until == at ? grant.Rollover : null;
        if (rollover is not null && grant.TimesRolled >= rollover.MaxCount)
        {
            Write(Kind.RolloverForfeited, at, credit.Asset, -grant.Free);
            grant.Left -= grant.Free;
            return;
        }
        var rolled = rollover is null ? 0 : grant.Free * rollover.Percent / 100;
        if (rollover?.Cap is { } cap && rolled > cap)
            rolled = cap;
        if (rolled > 0)
        {
            Write(Kind.RolledOver, at, credit.Asset, 0);
            grant.Left -= rolled;
            credit.Grants.Add(new NaiveGrant
            {
                Seq = Seq, Amount = rolled, Left = rolled, From = at, Until = EndOf(rollover!.Window, at),
                Priority = grant.Priority, Promotional = grant.Promotional, Begun = true,
                Rollover = rollover, TimesRolled = grant.TimesRolled + 1,
            });
        }
        if (grant.Free > 0)
            Write(Kind.Expired, at, credit.Asset, -grant.Free);
        grant.Left -= grant.Free;
    }

    private void Write(Kind kind, Instant at, Asset? asset, long moved, List<Part>? parts = null)
    {
        _turn.Add(new Line(kind, at, asset?.CreditType, moved) { Parts = parts ?? [] });
        LastAt = at;
        Seq++;
    }

    private NaiveCredit? Find(Asset asset) => Credits.Find(credit => credit.Code == asset.CreditType);

    private NaiveCredit FindOrAdd(Asset asset)
    {
        if (Find(asset) is { } found)
            return found;
        Credits.Add(new NaiveCredit(asset));
        return Credits[^1];
    }
}
