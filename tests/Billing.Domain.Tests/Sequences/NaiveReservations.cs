using Billing.Domain.Plans;
using Ends = Billing.Domain.Tests.Sequences.NaiveHold.Ends;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Reservations (rules C1 to C4, C8).</summary>
internal sealed partial class NaiveAccount
{
    private string? Reserve(AccountCommand.Reserve c)
    {
        if (c.TtlSeconds is < 1 or > 86_400)
            return Invalid;
        var until = Now.AddSeconds(c.TtlSeconds ?? 900);
        return c.Demand is Demand.Credits plain ? Hold(plain, until) : Hold((Demand.Metered)c.Demand, until, c.CountIn);
    }

    private string? Hold(Demand.Credits demand, Instant until)
    {
        if (demand.Amount is <= 0 or > Largest || IsOtherPrecision(demand.Asset))
            return Invalid;
        if (demand.Amount > (Find(demand.Asset)?.Available ?? 0))
            return Short;
        var credit = FindOrAdd(demand.Asset);
        var pins = Pin(credit, demand.Amount);
        Write(Kind.Reserved, Now, credit.Asset, 0, pins);
        Holds.Add(new NaiveHold { Seq = Seq, Until = until, Asset = credit.Asset, Reserved = demand.Amount, Pins = pins });
        return null;
    }

    private string? Hold(Demand.Metered demand, Instant until, CountIn countIn)
    {
        if (Fault(demand, out var terms) is { } fault)
            return fault;
        if (Admit(terms, demand.Quantity.Value, out var split) is { } code)
            return code;
        var credit = terms.Rate is null ? null : FindOrAdd(terms.Rate.Asset);
        var pins = credit is null ? [] : Pin(credit, split.Charged * PriceOf(terms));
        Write(Kind.Reserved, Now, credit?.Asset, 0, pins);
        Holds.Add(new NaiveHold
        {
            Seq = Seq, Until = until, Asset = credit?.Asset, Reserved = demand.Quantity.Value, Pins = pins,
            Meter = terms.Meter, Price = PriceOf(terms), PeriodStart = Period.Start,
            Included = split.Included, Charged = split.Charged, Overage = split.Overage,
            CountsInItsPeriod = countIn == CountIn.Reservation,
        });
        return null;
    }

    private static List<Part> Pin(NaiveCredit credit, long amount)
    {
        var pins = credit.Burn(amount);
        foreach (var pin in pins)
            credit.Find(pin.Grant)!.Pinned += pin.Amount;
        return pins;
    }

    private string? Release(AccountCommand.Release c)
    {
        var hold = Holds.Find(one => one.Seq == c.ReservationSeq);
        if (hold is null)
            return "reservation_not_found";
        if (hold.End == Ends.Committed)
            return "reservation_committed";
        if (hold.End == Ends.Open)
            GiveUp(hold, byCommit: false);
        return null;
    }

    private string? Extend(AccountCommand.Extend c)
    {
        if (c.TtlSeconds is < 1 or > 86_400)
            return Invalid;
        var hold = Holds.Find(one => one.Seq == c.ReservationSeq);
        if (hold is null)
            return "reservation_not_found";
        if (hold.End != Ends.Open)
            return CodeOf(hold.End);
        hold.Until = Now.AddSeconds(c.TtlSeconds ?? 900);
        Write(Kind.Extended, Now, hold.Asset, 0);
        return null;
    }

    private void GiveUp(NaiveHold hold, bool byCommit)
    {
        hold.ByCommit = byCommit;
        Write(Kind.Released, Now, hold.Asset, 0);
        Close(hold, Ends.Released);
        Settle(Now, byTime: false);
    }

    private void Close(NaiveHold hold, Ends end)
    {
        foreach (var pin in hold.Pins)
            Find(hold.Asset!)!.Find(pin.Grant)!.Pinned -= pin.Amount;
        hold.Pins = [];
        (hold.End, hold.Included, hold.Charged, hold.Overage) = (end, 0, 0, 0);
    }

    private static string CodeOf(Ends end) => end switch
    {
        Ends.Released => "reservation_released",
        Ends.Committed => "reservation_committed",
        _ => "reservation_expired",
    };
}
