namespace Billing.Domain.Tests.Accounts;

public sealed class BurnOrderTests
{
    private static readonly Asset Fifo = new("c", 0, BurnOrder.Fifo);
    private static readonly Asset ExpiryFirst = new("c", 0, BurnOrder.ExpiryFirst);

    [Theory(DisplayName = "A2: a promo of day 10 expiring day 12 burns after the older grant by fifo, before by expiry_first")]
    [InlineData(BurnOrder.Fifo)]
    [InlineData(BurnOrder.ExpiryFirst)]
    public void The_case_where_the_orders_differ(BurnOrder order)
    {
        var asset = new Asset("c", 0, order);
        var account = Scenario.Opened().Given(Grant(10, asset, "days:30"))
            .At(Day(10)).Given(Grant(10, asset, until: Day(12), category: GrantCategory.Promotional));
        var (paid, promo) = (2, 3);

        var lines = account.When(Debit(7, asset)).Answered<AccountEvent.Debited>().Lines;

        Assert.Equal(order == BurnOrder.Fifo ? paid : promo, Assert.Single(lines).GrantSeq);
        Assert.Equal([3, 10], account.Remaining(asset));
        account.At(Day(12)).WhenTimePasses();
        Assert.Equal(order == BurnOrder.Fifo ? 3 : 10, account.Settled(asset));
    }

    // Each list is in the order in which the grants must be spent; the last number is the sequence.
    public static TheoryData<string, BurnOrder, Grant[]> Orders() => new()
    {
        {
            "fifo", BurnOrder.Fifo,
            [
                Of(1, effective: 9, expires: null, GrantCategory.Paid, 9),
                Of(2, effective: 1, expires: 30, GrantCategory.Paid, 8),
                Of(2, effective: 2, expires: null, GrantCategory.Paid, 6),
                Of(2, effective: 2, expires: 4, GrantCategory.Promotional, 7),
                Of(2, effective: 3, expires: 4, GrantCategory.Promotional, 2),
                Of(100, effective: 1, expires: 2, GrantCategory.Promotional, 1),
            ]
        },
        {
            "expiry_first", BurnOrder.ExpiryFirst,
            [
                Of(1, effective: 9, expires: null, GrantCategory.Paid, 9),
                Of(2, effective: 8, expires: 10, GrantCategory.Paid, 8),
                Of(2, effective: 7, expires: 11, GrantCategory.Promotional, 7),
                Of(2, effective: 2, expires: 11, GrantCategory.Paid, 6),
                Of(2, effective: 3, expires: 11, GrantCategory.Paid, 4),
                Of(2, effective: 3, expires: 11, GrantCategory.Paid, 5),
                Of(2, effective: 6, expires: null, GrantCategory.Promotional, 3),
                Of(2, effective: 1, expires: null, GrantCategory.Paid, 2),
                Of(100, effective: 1, expires: 2, GrantCategory.Promotional, 1),
            ]
        },
    };

    [Theory(DisplayName = "A2: the order is total, with every tie broken")]
    [MemberData(nameof(Orders))]
    public void Every_pair_is_ordered(string name, BurnOrder order, Grant[] grants)
    {
        for (var a = 0; a < grants.Length; a++)
        {
            for (var b = 0; b < grants.Length; b++)
            {
                var sign = Math.Sign(BurnOrderComparison.Compare(order, grants[a], grants[b]));
                Assert.True(sign == a.CompareTo(b), $"{name}: grants {a} and {b} compare as {sign}");
            }
        }
    }

    [Theory(DisplayName = "A2: grants burn in order whatever order they came in")]
    [MemberData(nameof(Orders))]
    public void Arrival_does_not_matter(string name, BurnOrder order, Grant[] grants)
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var asset = new Asset("c", 0, order);
            var account = Scenario.Opened();
            foreach (var grant in random.GetItems(grants, 12))
            {
                var terms = grant.Terms;
                account.Given(Grant(2, asset, until: terms.ExpiresAt, from: terms.EffectiveAt,
                    priority: terms.Priority, category: terms.Category));
            }
            account.At(Day(9)).WhenTimePasses();
            var live = account.Balance(asset)!.Grants;
            Assert.Equal(live.Sort((a, b) => BurnOrderComparison.Compare(order, a, b)).ToArray(), live.ToArray());
            var lines = account.When(Debit(account.Settled(asset), asset)).Answered<AccountEvent.Debited>().Lines;
            Assert.True(live.Select(grant => grant.Seq).SequenceEqual(lines.Select(line => line.GrantSeq)), name);
        }
    }

    [Fact(DisplayName = "A2: metered usage and adjustments burn in the same order as debits")]
    public void One_order_for_all()
    {
        AccountCommand[] takers =
            [Debit(3, ExpiryFirst), Meter("m", new Units(3, 0), 1, ExpiryFirst), Adjust(-3, of: ExpiryFirst)];
        foreach (var taker in takers)
        {
            var account = Scenario.Opened().Given(
                Grant(2, ExpiryFirst), Grant(2, ExpiryFirst, "days:5", priority: 60), Grant(2, ExpiryFirst, "days:9"));
            account.Given(taker);
            Assert.Equal([1, 2], account.Remaining(ExpiryFirst));
            Assert.Equal([2, 3], account.Balance(ExpiryFirst)!.Grants.Select(grant => grant.Seq));
        }
    }

    [Fact(DisplayName = "A2: fifo is the order of effective times, not of expiries")]
    public void Fifo_ignores_expiry()
    {
        var account = Scenario.Opened().Given(Grant(2, Fifo)).At(Day(2)).Given(Grant(2, Fifo, "days:1"));
        Assert.Equal(2, account.When(Debit(1, Fifo)).Answered<AccountEvent.Debited>().Lines[0].GrantSeq);
    }

    private static Grant Of(int priority, int effective, int? expires, GrantCategory category, long seq) =>
        Domain.Accounts.Grant.New(
            seq, 1, new(Day(effective), expires is { } day ? Day(day + 20) : null, priority, category), GrantOrigin.Direct);
}
