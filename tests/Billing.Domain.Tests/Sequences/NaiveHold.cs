using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;
using Outcome = (string? Code, string[] Fields);

namespace Billing.Domain.Tests.Sequences;

/// <summary>A reservation of credits as the specification speaks of it.</summary>
internal sealed class NaiveHold(long seq, NaiveCredit credit, decimal reserved, Instant until)
{
    public enum Ends
    {
        Open,
        Released,
        ReleasedByCommit,
        Captured,
        Committed,
        Expired,
    }

    public long Seq => seq;

    public NaiveCredit Credit => credit;

    public decimal Reserved => reserved;

    public decimal Captured { get; set; }

    public Instant Until { get; set; } = until;

    public Ends End { get; set; }

    /// <summary>What the commit that closed it asked for, in units.</summary>
    public long? Asked { get; set; }

    /// <summary>What it keeps, in the order in which it was taken.</summary>
    public List<(NaiveGrant Grant, decimal Amount)> Pins { get; } = [];

    public bool IsOpen => End == Ends.Open;

    public decimal Left => Pins.Sum(pin => pin.Amount);

    public void Free()
    {
        foreach (var (grant, amount) in Pins)
            grant.Pinned -= amount;
        Pins.Clear();
    }
}

internal sealed partial class NaiveAccount
{
    private Outcome Reserve(AccountCommand.Reserve c)
    {
        var demand = (Demand.Credits)c.Demand;
        var wrong = Wrong(
            (c.TtlSeconds is < 1 or > 86_400, "ttl_seconds"),
            (demand.Amount is <= 0 or > Largest, "amount"),
            (IsOtherPrecision(demand.Asset), "credit_type"));
        if (wrong.Length > 0)
            return ("invalid_request", wrong);
        var amount = Whole(demand.Amount, demand.Asset.Precision);
        if (amount > (Find(demand.Asset)?.Available(Now) ?? 0))
            return ("insufficient_credits", []);
        var credit = Find(demand.Asset)!;
        var hold = new NaiveHold(_seq + 1, credit, amount, Later(c.TtlSeconds));
        foreach (var grant in credit.Eligible(Now))
        {
            var part = Math.Min(grant.Free, amount - hold.Left);
            if (part == 0)
                break;
            grant.Pinned += part;
            hold.Pins.Add((grant, part));
        }
        Holds.Add(hold);
        Write(new Line(Kind.Reserved, Now, credit.Code, 0, 0) { Lines = [.. hold.Pins.Select(pin => (pin.Grant.Seq, pin.Amount))] });
        return Fine;
    }

    private Outcome Capture(AccountCommand.Capture c)
    {
        if (c.Part is < 0 or > Largest || (c.Part == 0 && !c.Commit && !c.Final))
            return ("invalid_request", ["amount"]);
        var hold = Holds.Find(hold => hold.Seq == c.ReservationSeq);
        switch (hold?.End)
        {
            case null:
                return ("reservation_not_found", []);
            case NaiveHold.Ends.ReleasedByCommit when c is { Commit: true, Part: 0 }:
                return Fine;
            case NaiveHold.Ends.Released or NaiveHold.Ends.ReleasedByCommit:
                return ("reservation_released", []);
            case NaiveHold.Ends.Committed when c.Commit:
                return hold.Asked == c.Part ? Fine : ("invalid_request", ["amount"]);
            case NaiveHold.Ends.Committed or NaiveHold.Ends.Captured:
                return ("reservation_committed", []);
        }
        var precision = hold.Credit.Precision;
        var rest = hold.IsOpen ? hold.Left : Math.Max(0, hold.Reserved - hold.Captured);
        var part = c.Part is { } units ? Whole(units, precision) : rest;
        if (part == 0 && !hold.IsOpen)
            return Fine;
        if (part == 0 && !c.Commit && !c.Final)
            return ("invalid_request", ["amount"]);
        if (part == 0)
            return LetGo(hold, NaiveHold.Ends.ReleasedByCommit);
        return Charge(c, hold, part);
    }

    private Outcome Charge(AccountCommand.Capture c, NaiveHold hold, decimal part)
    {
        var (credit, held) = (hold.Credit, Math.Min(part, hold.Left));
        if (c.Excess == ExcessMode.Strict && part - held > credit.Available(Now))
            return ("exceeds_reservation", []);
        var lines = new List<(long, decimal)>();
        for (var left = held; left > 0;)
        {
            var (grant, pinned) = hold.Pins[0];
            var taken = Math.Min(pinned, left);
            grant.Pinned -= taken;
            grant.Left -= taken;
            left -= taken;
            lines.Add((grant.Seq, taken));
            hold.Pins.RemoveAt(0);
            if (pinned > taken)
                hold.Pins.Insert(0, (grant, pinned - taken));
        }
        // No more than is available: debts come before free credits.
        var free = Math.Min(part - held, credit.Available(Now));
        lines.AddRange(credit.Take(free, Now));
        credit.Deficit += part - held - free;
        hold.Captured += part;
        Write(new Line(Kind.Captured, Now, credit.Code, 0, -part) { Lines = lines });
        if (c.Commit || c.Final)
        {
            hold.End = c.Commit ? NaiveHold.Ends.Committed : NaiveHold.Ends.Captured;
            hold.Asked = c.Part;
            hold.Free();
        }
        SettleUp(Now);
        return Fine;
    }

    private Outcome Release(AccountCommand.Release c)
    {
        var hold = Holds.Find(hold => hold.Seq == c.ReservationSeq);
        return hold?.End switch
        {
            null => ("reservation_not_found", []),
            NaiveHold.Ends.Open => LetGo(hold, NaiveHold.Ends.Released),
            NaiveHold.Ends.Captured or NaiveHold.Ends.Committed => ("reservation_committed", []),
            _ => Fine,
        };
    }

    private Outcome Extend(AccountCommand.Extend c)
    {
        if (c.TtlSeconds is < 1 or > 86_400)
            return ("invalid_request", ["ttl_seconds"]);
        var hold = Holds.Find(hold => hold.Seq == c.ReservationSeq);
        switch (hold?.End)
        {
            case null:
                return ("reservation_not_found", []);
            case NaiveHold.Ends.Open:
                hold.Until = Later(c.TtlSeconds);
                Write(new Line(Kind.Extended, Now, hold.Credit.Code, 0, 0));
                return Fine;
            case NaiveHold.Ends.Expired:
                return ("reservation_expired", []);
            case NaiveHold.Ends.Released or NaiveHold.Ends.ReleasedByCommit:
                return ("reservation_released", []);
            default:
                return ("reservation_committed", []);
        }
    }

    private Outcome Void(AccountCommand.VoidGrant c)
    {
        foreach (var credit in Credits)
        {
            if (credit.Grants.Find(grant => grant.Seq == c.GrantSeq) is not { } grant)
                continue;
            if (grant.Left == 0 || (grant.Begun && grant.Free == 0 && grant.IsOver(Now)))
                return Fine;
            var gone = grant.Free;
            grant.Left -= gone;
            grant.Until = Now;
            Write(new Line(Kind.Voided, Now, credit.Code, grant.Seq, grant.Begun ? -gone : 0));
            return Fine;
        }
        return ("grant_not_found", []);
    }

    private void Expire(NaiveHold hold, Instant at)
    {
        hold.End = NaiveHold.Ends.Expired;
        hold.Free();
        Write(new Line(Kind.HoldExpired, at, hold.Credit.Code, 0, 0));
        SettleUp(at);
    }

    private Outcome LetGo(NaiveHold hold, NaiveHold.Ends end)
    {
        hold.End = end;
        hold.Free();
        Write(new Line(Kind.Released, Now, hold.Credit.Code, 0, 0));
        SettleUp(Now);
        return Fine;
    }

    private Instant Later(int? ttlSeconds) => Now.Micros((ttlSeconds ?? 900) * 1_000_000L);
}
