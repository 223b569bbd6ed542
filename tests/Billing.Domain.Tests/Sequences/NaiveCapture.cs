using Billing.Domain.Plans;
using Ends = Billing.Domain.Tests.Sequences.NaiveHold.Ends;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Captures and commits (rules C4 to C7, C9 to C11).</summary>
internal sealed partial class NaiveAccount
{
    private string? Capture(AccountCommand.Capture c)
    {
        var closes = c.Commit || c.Final;
        if (c.Part is < 0 or > Largest || (c.Part == 0 && !closes))
            return Invalid;
        var hold = Holds.Find(one => one.Seq == c.ReservationSeq);
        if (hold is null)
            return "reservation_not_found";
        if (hold.End is Ends.Released or Ends.Committed)
            return Again(c, hold);
        var late = hold.End == Ends.Expired;
        var part = c.Part ?? (late ? Math.Max(0, hold.Reserved - hold.Taken) : hold.Left);
        if (part > 0)
            return Take(c, hold, part, closes);
        if (!late && !closes)
            return Invalid;
        if (!late)
            GiveUp(hold, byCommit: true);
        return null;
    }

    // Rule C6; a commit of nothing is a release.
    private static string? Again(AccountCommand.Capture c, NaiveHold hold)
    {
        if (hold.End == Ends.Released)
        {
            var isNothing = c.Part == 0 || (c.Part is null && hold.Taken >= hold.Reserved);
            return hold.ByCommit && c.Commit && isNothing ? null : CodeOf(hold.End);
        }
        if (!c.Commit || !hold.ByCommit)
            return CodeOf(hold.End);
        return c.Part == hold.CommitAsked ? null : Invalid;
    }

    private string? Take(AccountCommand.Capture c, NaiveHold hold, long part, bool closes)
    {
        var late = hold.End == Ends.Expired;
        var held = Math.Min(part, hold.Left);
        var ofHold = new NaiveSplit(Math.Min(held, hold.Included), 0, 0);
        ofHold = ofHold with { Charged = Math.Min(held - ofHold.Included, hold.Charged) };
        ofHold = ofHold with { Overage = held - ofHold.Included - ofHold.Charged };
        if (hold.Meter is null)
            ofHold = new NaiveSplit(0, held, 0);
        var heldCost = ofHold.Charged * (hold.Meter is null ? 1 : hold.Price);
        var credit = hold.Asset is null ? null : FindOrAdd(hold.Asset);
        var fromPins = Math.Min(heldCost, hold.Pinned);
        var available = (credit?.Available ?? 0) - Math.Min(credit?.Available ?? 0, heldCost - fromPins);

        // Held units at the reservation's price; what goes beyond is usage of now.
        var (start, counts) = CountedIn(hold, late);
        var beyond = new NaiveSplit(0, part - held, 0);
        long price = 1;
        var covered = part - held <= available;
        if (hold.Meter is not null && part > held)
        {
            var terms = TermsBeyond(hold);
            price = PriceOf(terms);
            beyond = Beyond(terms, part - held, counts, start, available);
            covered = IsCovered(terms, part - held, counts, start, available, credit?.Deficit ?? 0);
        }
        var cost = heldCost + (credit is null ? 0 : beyond.Charged * price);
        var freely = cost - fromPins;
        if (c.Excess == ExcessMode.Strict && part > held && !covered)
            return "exceeds_reservation";
        var paid = Unpin(credit, hold, fromPins);
        if (credit is not null)
            paid.AddRange(Charge(credit, freely));
        Record(hold, paid, ofHold, beyond, price, start);
        Write(Kind.Captured, Now, credit?.Asset, -cost, Covered(paid));
        hold.Taken += part;
        (hold.Included, hold.Charged, hold.Overage) =
            (hold.Included - ofHold.Included, hold.Charged - (hold.Meter is null ? 0 : ofHold.Charged), hold.Overage - ofHold.Overage);
        if (hold.Meter is not null)
            Count(counts, hold.Meter, part, ofHold.Included + beyond.Included, ofHold.Overage + beyond.Overage);
        if (closes)
        {
            (hold.ByCommit, hold.CommitAsked) = (c.Commit, c.Part);
            Close(hold, Ends.Committed);
        }
        Settle(Now, byTime: false);
        if (hold.Meter is not null && start != Period.Start)
            Correct(ofHold.Overage + beyond.Overage);
        return null;
    }

    // The record of the closed period is told anew, and what is billed of it.
    private void Correct(long overage)
    {
        if (overage > 0)
            Write(Kind.Overage, Now, null, 0);
        Write(Kind.PeriodClosed, Now, null, 0);
    }

    // Rule C11; what comes after the reservation's end is usage of now (rule C7).
    private (Instant Start, List<NaiveCount> Counts) CountedIn(NaiveHold hold, bool late)
    {
        if (late || !hold.CountsInItsPeriod || hold.PeriodStart == Period.Start)
            return (Period.Start, Counts);
        return (hold.PeriodStart, Closed.Find(closed => closed.Period.Start == hold.PeriodStart).Counts);
    }

    // The plan as it is now, unless it charges something else by now.
    private PlanMeter TermsBeyond(NaiveHold hold)
    {
        var terms = Plan?.Meters.FirstOrDefault(meter => meter.Meter == hold.Meter);
        if (terms is not null && terms.Rate?.Asset.CreditType == hold.Asset?.CreditType)
            return terms;
        // In the smallest unit: precision 0 keeps the price as it is.
        var rate = hold.Asset is null ? null : new MeterRate(hold.Asset, hold.Price);
        return new PlanMeter(hold.Meter!, 0, 0, null, LimitMode.None, rate, OverageMode.Block, null);
    }

    // Rule C5: from available, then overage as far as it goes, and the shortfall is owed. No limit stops it (rule C10).
    private NaiveSplit Beyond(PlanMeter terms, long quantity, List<NaiveCount> counts, Instant start, long available)
    {
        var held = HoldsOf(terms.Meter, start).ToList();
        var split = SplitOf(terms, quantity, IncludedLeft(terms, counts, held), available);
        if (terms.Rate is null)
            return split;
        var overage = Math.Min(split.Overage, OverageLeft(terms, counts, held));
        return new NaiveSplit(split.Included, split.Charged + split.Overage - overage, overage);
    }

    // Rule C5: whether credits, and then what the plan allows beyond them, are enough.
    private bool IsCovered(
        PlanMeter terms, long quantity, List<NaiveCount> counts, Instant start, long available, long owed)
    {
        var held = HoldsOf(terms.Meter, start).ToList();
        var split = SplitOf(terms, quantity, IncludedLeft(terms, counts, held), available);
        var cost = split.Charged * PriceOf(terms);
        return terms.Overage switch
        {
            OverageMode.Bill => split.Overage <= OverageLeft(terms, counts, held),
            OverageMode.Deficit => terms.OverageCap is not { } cap || cost <= available || owed + cost - available <= cap,
            _ => cost <= available,
        };
    }

    private static List<Part> Unpin(NaiveCredit? credit, NaiveHold hold, long amount)
    {
        var (taken, rest) = (new List<Part>(), new List<Part>());
        foreach (var pin in hold.Pins)
        {
            var part = Math.Min(amount, pin.Amount);
            amount -= part;
            var grant = credit!.Find(pin.Grant)!;
            (grant.Pinned, grant.Left) = (grant.Pinned - part, grant.Left - part);
            if (part > 0)
                taken.Add(new Part(pin.Grant, part));
            if (part < pin.Amount)
                rest.Add(new Part(pin.Grant, pin.Amount - part));
        }
        hold.Pins = rest;
        return taken;
    }

    private void Record(
        NaiveHold hold, List<Part> paid, NaiveSplit ofHold, NaiveSplit beyond, long price, Instant start) =>
        Uses.Add(new NaiveUse
        {
            Seq = Seq + 1, Asset = hold.Asset, Paid = [.. paid], Meter = hold.Meter, PeriodStart = start,
            Units =
            [
                new('i', ofHold.Included + beyond.Included, 0),
                new('c', ofHold.Charged, hold.Price),
                new('c', beyond.Charged, hold.Asset is null ? 0 : price),
                new('o', ofHold.Overage + beyond.Overage, 0),
            ],
        });
}
