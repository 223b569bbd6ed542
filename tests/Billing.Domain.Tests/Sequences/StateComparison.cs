using System.Collections.Immutable;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Compares the account with the model: balances, grants, reservations, counters, plan, ledger entries.</summary>
internal static class StateComparison
{
    public static void Check(NaiveAccount model, AccountState state)
    {
        SequenceRun.Equal("particulars", model.Particulars, (state.Email, state.Name));
        SequenceRun.Equal("last entry", (model.Seq, model.LastAt), (state.Seq, state.LastAt));
        SequenceRun.Equal("test clock", model.Clock, state.Clock);
        SequenceRun.Equal("credit types", model.Credits.Count, state.Credits.Length);
        foreach (var credit in model.Credits)
            CheckCredit(credit, state.Credit(credit.Code), model.Now);
        CheckHolds(model, state);
        CheckCounts(model.Counts, state.Counters);
        if (!model.IsOpen)
            return;
        SequenceRun.Equal("period", model.Period, state.Plan.Period);
        SequenceRun.Equal("plan", (model.Plan?.Slug, model.Plan?.Version), (state.Plan.Terms?.Slug, state.Plan.Terms?.Version));
        SequenceRun.Equal("why this plan", model.Source, state.Plan.Source);
        SequenceRun.Equal("a plan waits", model.HasNext, state.Plan.Next is not null);
        foreach (var late in state.Late)
        {
            var closed = model.Closed.FindAll(one => one.Period == late.Period);
            SequenceRun.Equal("closed periods from one moment", 1, closed.Count, late.Period);
            CheckCounts(closed[0].Counts, late.Counters);
        }
    }

    public static void CheckLines(List<Line> expected, ImmutableArray<LedgerEntry> entries)
    {
        for (var i = 0; i < Math.Max(expected.Count, entries.Length); i++)
        {
            var one = i < expected.Count ? expected[i] : null;
            var other = i < entries.Length ? Read(entries[i]) : null;
            if (one is null || other is null || one with { Parts = other.Parts } != other || !one.Parts.SequenceEqual(other.Parts))
                throw new BrokenRuleException($"expected {one?.Text ?? "nothing"}, found {other?.Text ?? "nothing"}");
        }
    }

    private static void CheckCredit(NaiveCredit credit, CreditBalance? balance, Instant now)
    {
        SequenceRun.True("there is a balance", balance is not null, credit.Code);
        SequenceRun.Equal("settled", credit.Settled, balance!.Settled, credit.Code);
        SequenceRun.Equal("reserved", credit.Reserved, balance.Reserved, credit.Code);
        SequenceRun.Equal("available", credit.Available, balance.Available, credit.Code);
        SequenceRun.Equal("deficit", credit.Deficit, balance.Deficit, credit.Code);
        SequenceRun.Equal("alert", credit.Alert, balance.Alert, credit.Code);
        var live = credit.Live;
        SequenceRun.Equal("live grants", live.Count, balance.Grants.Length, credit.Code);
        for (var i = 0; i < live.Count; i++)
        {
            var (expected, grant) = (live[i], balance.Grants[i]);
            SequenceRun.Equal("grant at its place", expected.Seq, grant.Seq, credit.Code);
            SequenceRun.Equal(
                "left, pinned, granted", (expected.Left, expected.Pinned, expected.Amount),
                (grant.Remaining, grant.Pinned, grant.Amount), grant);
            SequenceRun.Equal(
                "window", (expected.From, expected.Until), (grant.Terms.EffectiveAt, grant.Terms.ExpiresAt), grant);
            SequenceRun.Equal("counts", expected.Begun, grant.Active, grant);
            SequenceRun.True("A4: what has ended is not free", grant.Free == 0 || !(grant.Terms.ExpiresAt <= now), grant);
        }
        SequenceRun.True("never a debt beside free credits", balance.Deficit == 0 || live.All(g => g.Free == 0 || !g.Begun));
    }

    private static void CheckHolds(NaiveAccount model, AccountState state)
    {
        var open = model.OpenHolds.ToList();
        SequenceRun.Equal("open reservations", open.Count, state.Reservations.Count);
        foreach (var hold in open)
        {
            var found = state.Reservations.Find(hold.Seq);
            SequenceRun.True("the reservation is open", found is not null, hold.Seq);
            SequenceRun.Equal("its end and rest", (hold.Until, hold.Pinned), (found!.ExpiresAt, found.Left), hold.Seq);
            SequenceRun.True("its pins", hold.Pins.SequenceEqual(found.Lines.Select(l => new Part(l.GrantSeq, l.Amount))), hold.Seq);
            SequenceRun.Equal(
                "its units", (hold.Included, hold.Charged, hold.Overage),
                (found.Hold?.Included ?? 0, found.Hold?.Charged ?? 0, found.Hold?.Overage ?? 0), hold.Seq);
        }
    }

    private static void CheckCounts(List<NaiveCount> counts, ImmutableArray<MeterCounter> counters)
    {
        SequenceRun.Equal("counted meters", counts.Count, counters.Length);
        for (var i = 0; i < counts.Count; i++)
        {
            SequenceRun.Equal(
                "counter",
                (counts[i].Meter, counts[i].Count, counts[i].Included, counts[i].Overage),
                (counters[i].Meter, counters[i].Count.Value, counters[i].Included, counters[i].Overage));
            SequenceRun.True("C11: no counter is negative", counters[i] is { Count.Value: >= 0, Included: >= 0, Overage: >= 0 });
        }
    }

    private static Line Read(LedgerEntry entry)
    {
        var parts = entry.Event switch
        {
            AccountEvent.Debited e => e.Lines,
            AccountEvent.Adjusted e => e.Lines,
            AccountEvent.Reserved e => e.Lines,
            AccountEvent.Captured e => [.. e.Pinned, .. e.Lines],
            AccountEvent.Reversed e => [.. e.Restored.Select(one => new GrantLine(one.GrantSeq, one.Amount))],
            _ => ImmutableArray<GrantLine>.Empty,
        };
        var moved = entry.BalanceAfter - entry.BalanceBefore;
        return new Line(entry.Event.Type, entry.At, entry.Event.MovedAsset?.CreditType, moved)
        {
            Parts = [.. parts.Select(line => new Part(line.GrantSeq, line.Amount))],
        };
    }
}
