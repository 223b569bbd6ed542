using System.Collections.Immutable;
using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Compares the account with the model: balances, grants in order, counters, ledger entries.</summary>
internal static class StateComparison
{
    public static void Check(NaiveAccount model, AccountState state)
    {
        SequenceRun.Equal("particulars", model.Particulars, (state.Email, state.Name));
        SequenceRun.Equal("last entry's time", model.LastAt, state.LastAt);
        SequenceRun.Equal("credit types", model.Credits.Count, state.Credits.Length);
        foreach (var credit in model.Credits)
            CheckCredit(credit, state.Credit(credit.Code), model.Now);
        SequenceRun.Equal("open reservations", model.Holds.Count(hold => hold.IsOpen), state.Reservations.Count);
        foreach (var hold in model.Holds.Where(hold => hold.IsOpen))
            CheckHold(hold, state.Reservations.Find(hold.Seq));
        foreach (var (meter, (start, count)) in model.Counters)
        {
            var expected = Instant.From(start) == state.Plan.Period.Start ? count : 0;
            var counted = state.Counter(meter)?.Count ?? default;
            SequenceRun.Equal("count", expected, Whole(counted.Value, counted.Precision), meter);
        }
    }

    public static void CheckLines(List<Line> expected, ImmutableArray<LedgerEntry> entries)
    {
        SequenceRun.Equal("entries", expected.Count, entries.Length);
        // Between credit types the order within one instant is not specified.
        var found = entries.Select(Read).ToList();
        foreach (var credit in expected.Select(line => line.Credit).Distinct())
        {
            var lines = expected.Where(line => line.Credit == credit).Zip(found.Where(line => line.Credit == credit));
            foreach (var (one, other) in lines)
            {
                if (!IsSame(one, other))
                    throw new BrokenRuleException($"expected {one.Text}, found {other.Text}");
            }
        }
    }

    private static void CheckHold(NaiveHold hold, Reservation? open)
    {
        SequenceRun.True("the reservation is open", open is not null, hold.Seq);
        SequenceRun.Equal("the reservation's end", hold.Until, open!.ExpiresAt, hold.Seq);
        SequenceRun.Equal("held", hold.Left, Whole(open.Left, hold.Credit.Precision), hold.Seq);
        SequenceRun.Equal("captured", hold.Captured, Whole(open.Captured, hold.Credit.Precision), hold.Seq);
    }

    private static void CheckCredit(NaiveCredit credit, CreditBalance? balance, Instant now)
    {
        SequenceRun.True("there is a balance", balance is not null, credit.Code);
        SequenceRun.Equal("settled", credit.Settled, Whole(balance!.Settled, balance.Precision));
        SequenceRun.Equal("reserved", credit.Reserved, Whole(balance.Reserved, balance.Precision));
        SequenceRun.Equal("available", credit.Available(now), Whole(balance.Available, balance.Precision));
        SequenceRun.Equal("deficit", credit.Deficit, Whole(balance.Deficit, balance.Precision));
        var live = credit.Live();
        SequenceRun.Equal("live grants", live.Count, balance.Grants.Length);
        for (var i = 0; i < live.Count; i++)
        {
            var (expected, grant) = (live[i], balance.Grants[i]);
            SequenceRun.Equal("grant at its place", expected.Seq, grant.Seq, credit.Code);
            SequenceRun.Equal("pinned", expected.Pinned, Whole(grant.Pinned, balance.Precision), grant);
            SequenceRun.Equal("left", expected.Left, Whole(grant.Remaining, balance.Precision), grant);
            SequenceRun.Equal("size", expected.Amount, Whole(grant.Amount, balance.Precision), grant);
            SequenceRun.Equal(
                "window", (expected.From, expected.Until), (grant.Terms.EffectiveAt, grant.Terms.ExpiresAt), grant);
            SequenceRun.Equal("counts", expected.Begun, grant.Active, grant);
        }
    }

    private static Line Read(LedgerEntry entry)
    {
        var asset = entry.Event.MovedAsset;
        var precision = asset?.Precision ?? 0;
        var (kind, grant, lines) = entry.Event switch
        {
            AccountEvent.Granted => (Kind.Granted, entry.Seq, []),
            AccountEvent.GrantActivated e => (Kind.Begun, e.GrantSeq, []),
            AccountEvent.DeficitRepaid e => (Kind.Repaid, e.GrantSeq, []),
            AccountEvent.Expired e => (Kind.Expired, e.GrantSeq, []),
            AccountEvent.Debited e => (Kind.Debited, 0, e.Lines),
            AccountEvent.PeriodClosed => (Kind.Period, 0, []),
            AccountEvent.Reserved e => (Kind.Reserved, 0, e.Lines),
            AccountEvent.Captured e => (Kind.Captured, 0, [.. e.Pinned, .. e.Lines]),
            AccountEvent.Released => (Kind.Released, 0, []),
            AccountEvent.ReservationExpired => (Kind.HoldExpired, 0, []),
            AccountEvent.Extended => (Kind.Extended, 0, []),
            AccountEvent.Voided e => (Kind.Voided, e.GrantSeq, []),
            AccountEvent.Adjusted e => (Kind.Adjusted, e.Amount > 0 ? entry.Seq : 0, e.Lines),
            _ => (Kind.Particulars, 0L, ImmutableArray<GrantLine>.Empty),
        };
        var moved = Whole(entry.BalanceAfter - entry.BalanceBefore, precision);
        return new Line(kind, entry.At, asset?.CreditType, grant, moved)
        {
            Lines = [.. lines.Select(line => (line.GrantSeq, Whole(line.Amount, precision)))],
        };
    }

    private static bool IsSame(Line a, Line b) => a with { Lines = b.Lines } == b && a.Lines.SequenceEqual(b.Lines);

    private static decimal Whole(long units, int precision) => (decimal)units / Units.Scale((byte)precision);
}
