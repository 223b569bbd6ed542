namespace Billing.Domain.Tests.Accounts;

public sealed class LedgerTests
{
    private static Scenario Busy() => Scenario.Opened()
        .Given(Grant(10, expires: "days:5"), Grant(20, Usd, from: Day(3)), Debit(4), Count("m", 2))
        .At(Day(4)).Given(Adjust(-9, force: true), Meter("n", new Units(3, 1), 10, Usd), Update(name: "New"))
        .At(Day(9)).Given(Grant(30), Debit(50, partial: true), Adjust(2), Grant(1, expires: "days:1"))
        .At(Day(20)).Given(Update(email: ""));

    [Fact(DisplayName = "H1: sequence numbers are gap-free from 1 and balances chain, per credit type")]
    public void Numbers_and_balances_chain()
    {
        var account = Busy();
        Assert.Equal(
            Enumerable.Range(1, account.Ledger.Count).Select(i => (long)i), account.Ledger.Select(entry => entry.Seq));
        foreach (var credit in account.State.Credits)
        {
            long settled = 0;
            foreach (var entry in account.Ledger)
            {
                if (entry.Event.MovedAsset?.CreditType != credit.CreditType)
                    continue;
                Assert.Equal(settled, entry.BalanceBefore);
                settled = entry.BalanceAfter;
            }
            Assert.Equal(credit.Settled, settled);
        }
    }

    [Fact(DisplayName = "H1: an entry that moves no balance has none before and after")]
    public void Entries_without_a_balance()
    {
        var plain = Busy().Ledger.Where(entry => entry.Event.MovedAsset is null).ToList();
        Assert.Equal(4, plain.Count);
        Assert.All(plain, entry => Assert.Equal((0, 0), (entry.BalanceBefore, entry.BalanceAfter)));
    }

    [Fact(DisplayName = "H1: the state carries the last entry's number, hash and time")]
    public void The_state_names_its_head()
    {
        var account = Busy();
        var last = account.Ledger[^1];
        Assert.Equal((last.Seq, last.Hash, last.At), (account.State.Seq, account.State.Hash, account.State.LastAt));
    }

    [Fact(DisplayName = "H1: two activations' entries of the same command differ")]
    public void The_nonce_tells_activations_apart()
    {
        var account = Busy();
        var command = Debit(1);
        var one = AccountTurn.Run(account.State, command, NoPlans, Day(21), Guid.Parse("11111111-0000-0000-0000-000000000000"));
        var two = AccountTurn.Run(account.State, command, NoPlans, Day(21), Guid.Parse("22222222-0000-0000-0000-000000000000"));
        Assert.NotEqual(one.State.Hash, two.State.Hash);
        Assert.Equal(one.State.Seq, two.State.Seq);
    }

    [Fact(DisplayName = "H1: a turn is pure: the same arguments give the same entries")]
    public void A_turn_is_pure()
    {
        var account = Busy();
        var command = Debit(1);
        var before = Describe.Of(account.State);
        var one = AccountTurn.Run(account.State, command, NoPlans, Day(40), Guid.Empty);
        var two = AccountTurn.Run(account.State, command, NoPlans, Day(40), Guid.Empty);
        Assert.Equal(Describe.Of(one), Describe.Of(two));
        Assert.Equal(before, Describe.Of(account.State));
    }

    [Fact(DisplayName = "H7: the fold of the ledger is the state, from any snapshot on")]
    public void Fold_from_any_snapshot()
    {
        var account = Busy();
        for (var cut = 0; cut <= account.Ledger.Count; cut++)
        {
            var snapshot = account.Ledger.Take(cut).Aggregate(AccountState.Unopened(7), Account.Evolve);
            var state = account.Ledger.Skip(cut).Aggregate(snapshot, Account.Evolve);
            Assert.Equal(Describe.Of(account.State), Describe.Of(state));
        }
    }

    [Fact(DisplayName = "H1: every event has its entry type, and every type its name")]
    public void Types_and_names()
    {
        foreach (var type in Enum.GetValues<EntryType>())
            Assert.Equal(type, EntryTypeNames.Find(EntryTypeNames.NameOf(type)));
        Assert.Null(EntryTypeNames.Find("Grant"));
        Assert.Null(EntryTypeNames.Find(""));
        Assert.Equal(
            ["account_updated", "grant", "grant", "debit", "debit", "grant", "adjusted"],
            Busy().Ledger.Take(7).Select(entry => EntryTypeNames.NameOf(entry.Event.Type)));
    }
}
