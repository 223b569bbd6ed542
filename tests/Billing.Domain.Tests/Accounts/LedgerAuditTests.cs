namespace Billing.Domain.Tests.Accounts;

public sealed class LedgerAuditTests
{
    private static List<LedgerEntry> Ledger() =>
    [
        .. Scenario.Opened()
            .Given(Grant(10, expires: "days:5"), Grant(20, Usd, from: Day(3)), Debit(4), Count("m", 2))
            .At(Day(4)).Given(Adjust(-9, force: true), Meter("n", new Units(3, 1), 10, Usd), Grant(30))
            .Given(Debit(50, partial: true))
            .At(Day(9)).Given(Adjust(2), Update(name: "New")).Ledger,
    ];

    private static int? FirstBad(List<LedgerEntry> ledger)
    {
        var state = AccountState.Unopened(7);
        for (var i = 0; i < ledger.Count; i++)
        {
            if (LedgerAudit.TryEvolve(state, ledger[i]) is not { } next)
                return i;
            state = next;
        }
        return null;
    }

    [Fact(DisplayName = "H1: a true ledger passes the audit and folds to the state")]
    public void A_true_ledger_passes() => Assert.Null(FirstBad(Ledger()));

    [Fact(DisplayName = "H1: a change to any field of any entry stops the audit at that entry")]
    public void Any_change_is_found()
    {
        var ledger = Ledger();
        for (var i = 0; i < ledger.Count; i++)
        {
            foreach (var (path, value) in Variants.Of(ledger[i]))
            {
                if (Describe.Of(value) == Describe.Of(ledger[i]))
                    continue;
                List<LedgerEntry> changed = [.. ledger];
                changed[i] = (LedgerEntry)value!;
                Assert.True(FirstBad(changed) == i, $"entry {i + 1}: {path}");
            }
        }
    }

    [Fact(DisplayName = "H1: a missing, doubled or swapped entry stops the audit")]
    public void Gaps_and_swaps_are_found()
    {
        var ledger = Ledger();
        for (var i = 0; i < ledger.Count - 1; i++)
        {
            Assert.Equal(i, FirstBad([.. ledger[..i], .. ledger[(i + 1)..]]));
            Assert.Equal(i + 1, FirstBad([.. ledger[..(i + 1)], .. ledger[i..]]));
            Assert.Equal(i, FirstBad([.. ledger[..i], ledger[i + 1], ledger[i], .. ledger[(i + 2)..]]));
        }
    }

    // Somebody who knows the format can make hashes; sums still do not lie.
    [Theory(DisplayName = "H1: amounts that do not add up stop the audit, even under a right hash")]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void Wrong_sums_are_found(long before, long after)
    {
        var ledger = Ledger();
        var (i, entry) = (3, ledger[3]);
        entry = entry with { BalanceBefore = entry.BalanceBefore + before, BalanceAfter = entry.BalanceAfter + after };
        Assert.Equal(i, FirstBad([.. ledger[..i], entry with { Hash = EntryHash.Of(entry, ledger[i - 1].Hash) }]));
    }

    // Each row: what the entry says it took, then pairs of grant and units. Only grant 2 lives, with 10 units.
    [Theory(DisplayName = "H1: lines that no true entry has stop the audit, even under a right hash")]
    [InlineData(11, 2, 11)]
    [InlineData(1, 3, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(4, 2, 5)]
    [InlineData(0, 2, -1, 2, 1)]
    [InlineData(12, 2, 6, 2, 6)]
    public void Overspent_grants_are_found(long amount, params int[] takes)
    {
        var ledger = Ledger()[..2];
        var lines = takes.Chunk(2).Select(pair => new GrantLine(pair[0], pair[1]));
        var debited = new AccountEvent.Debited(Emails, amount, amount, [.. lines], 0, null, false, null);
        var entry = ledger[1] with { Seq = 3, Event = debited, BalanceBefore = 10, BalanceAfter = 10 - amount };
        Assert.Equal(2, FirstBad([.. ledger, entry with { Hash = EntryHash.Of(entry, ledger[1].Hash) }]));
    }
}
