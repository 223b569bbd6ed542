using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Reversals (rule H3): what was taken last is given back first.</summary>
internal sealed partial class NaiveAccount
{
    private string? Reverse(AccountCommand.Reverse c)
    {
        if (c.Asked.ReissueDays is < 1 or > 36_500 || c.Asked.Part is <= 0 or > Largest)
            return Invalid;
        if (c.EntrySeq < 1 || c.EntrySeq > Seq)
            return "entry_not_found";
        var use = Uses.Find(one => one.Seq == c.EntrySeq);
        if (use is null)
            return Invalid;
        var part = c.Asked.Part ?? use.Left;
        if (part == 0 || part > use.Left)
            return "exceeds_original";
        var amount = use.Meter is null ? part : TakeBack(use, part);
        var credit = use.Asset is null ? null : Find(use.Asset);
        Write(Kind.Reversed, Now, use.Asset, amount);
        if (credit is not null)
            _turn[^1] = _turn[^1] with { Parts = Return(credit, use, amount, c.Asked.ReissueDays) };
        Settle(Now, byTime: false);
        return null;
    }

    // Answers what the units had cost. The counter of a closed period stays as it was.
    private long TakeBack(NaiveUse use, long part)
    {
        long cost = 0;
        var count = use.PeriodStart == Period.Start ? Counts.Find(one => one.Meter == use.Meter) : null;
        for (var i = use.Units.Count - 1; i >= 0; i--)
        {
            var stretch = use.Units[i];
            var units = Math.Min(part, stretch.Units);
            use.Units[i] = stretch with { Units = stretch.Units - units };
            part -= units;
            cost += units * stretch.Price;
            if (count is null)
                continue;
            count.Count -= units;
            if (stretch.Kind == 'i')
                count.Included -= units;
            if (stretch.Kind == 'o')
                count.Overage -= units;
        }
        return cost;
    }

    // To the grants that paid; what was owed, and on request what has expired, comes back as a new grant.
    private List<Part> Return(NaiveCredit credit, NaiveUse use, long amount, int? reissueDays)
    {
        var restored = new List<Part>();
        long anew = 0;
        for (var i = use.Paid.Count - 1; i >= 0 && amount > 0; i--)
        {
            var back = Math.Min(amount, use.Paid[i].Amount);
            if (back == 0)
                continue;
            amount -= back;
            use.Paid[i] = use.Paid[i] with { Amount = use.Paid[i].Amount - back };
            var grant = use.Paid[i].Grant == 0 ? null : credit.Find(use.Paid[i].Grant);
            if (grant is null || (grant.IsOver(Now) && reissueDays is not null))
            {
                anew += back;
                continue;
            }
            grant.Left += back;
            restored.Add(new Part(grant.Seq, back));
        }
        if (anew > 0)
        {
            credit.Grants.Add(new NaiveGrant
            {
                Seq = Seq, Amount = anew, Left = anew, From = Now, Priority = 50, Promotional = false, Begun = true,
                Until = reissueDays is { } days ? Now.AddHours(24L * days) : null,
            });
        }
        return restored;
    }
}
