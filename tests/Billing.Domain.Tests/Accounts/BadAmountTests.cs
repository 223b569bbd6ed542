namespace Billing.Domain.Tests.Accounts;

public sealed class BadAmountTests
{
    private const long Max = Units.MaxCommandUnits;

    [Theory(DisplayName = "A11: a grant of a bad amount is refused")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Max + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Bad_grants(long amount) => Scenario.Opened().When(Grant(amount)).ThenInvalid("amount");

    [Theory(DisplayName = "A11: a debit of a bad amount is refused as invalid, not as short")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Max + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Bad_debits(long amount)
    {
        var account = Scenario.Opened().Given(Grant(5));
        account.When(Debit(amount)).ThenInvalid("amount");
        account.When(Debit(amount, partial: true)).ThenInvalid("amount");
    }

    [Theory(DisplayName = "A11: a quantity of 0 or less is refused, charged or only counted")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Bad_quantities(long quantity)
    {
        var account = Scenario.Opened().Given(Grant(5));
        account.When(Count("m", quantity)).ThenInvalid("quantity");
        var charged = Meter("m", new Units(quantity, 0), 1);
        account.When(charged).ThenInvalid("quantity");
    }

    [Theory(DisplayName = "A11: a quantity beyond the largest is refused, charged or only counted")]
    [InlineData(Max + 1)]
    [InlineData(long.MaxValue)]
    public void Quantities_beyond_the_largest(long quantity)
    {
        var account = Scenario.Opened().Given(Grant(5));
        account.When(Count("m", quantity)).ThenInvalid("quantity");
        var charged = Meter("m", new Units(quantity, 0), 1);
        account.When(charged).ThenInvalid("quantity");
    }

    [Theory(DisplayName = "A11: an adjustment may be signed, but not 0 and not beyond the largest amount")]
    [InlineData(0)]
    [InlineData(Max + 1)]
    [InlineData(-Max - 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Bad_adjustments(long amount)
    {
        var account = Scenario.Opened().Given(Grant(5));
        account.When(Adjust(amount)).ThenInvalid("amount");
        account.When(Adjust(amount, force: true)).ThenInvalid("amount");
    }

    [Fact(DisplayName = "A11: the largest amount itself is fine everywhere")]
    public void The_largest_amount()
    {
        var account = Scenario.Opened().Given(
            Grant(Max), Debit(Max), Adjust(Max), Adjust(-Max), Adjust(-Max, force: true), Count("m", Max), Grant(Max));
        Assert.Equal(0, account.Settled());
        Assert.Equal(0, account.Deficit());
    }

    [Theory(DisplayName = "A11: a priority is 0 to 100")]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Priorities(int priority, bool fine)
    {
        var turn = Scenario.Opened().When(Grant(1, priority: priority));
        if (fine)
            Assert.Equal(priority, turn.Answered<AccountEvent.Granted>().Terms.Priority);
        else
            turn.ThenInvalid("priority");
    }

    [Fact(DisplayName = "A12: once anything is granted, amounts in another precision are refused")]
    public void Precision_is_fixed_by_the_first_grant()
    {
        var finer = Emails with { Precision = 2 };
        var account = Scenario.Opened().Given(Grant(5));
        AccountCommand[] commands =
            [Grant(1, finer), Debit(1, finer), Debit(1, finer, partial: true), Meter("m", new Units(1, 0), 1, finer),
             Adjust(1, of: finer), Adjust(-1, of: finer), Adjust(-1, force: true, of: finer)];
        foreach (var command in commands)
            account.When(command).ThenInvalid("credit_type");
        Assert.Equal([5], account.Remaining());
    }

    [Fact(DisplayName = "A12: the precision stays fixed after everything granted is spent")]
    public void Precision_stays_after_spending()
    {
        var account = Scenario.Opened().Given(Grant(5), Debit(5));
        account.When(Grant(1, Emails with { Precision = 2 })).ThenInvalid("credit_type");
    }

    [Fact(DisplayName = "A12: a smaller grant of the same plan leaves the grants before it as they are")]
    public void Shrinking_a_grant_alters_no_other()
    {
        var account = Scenario.Opened().Given(Grant(5000, expires: "period_end"));
        var before = account.Balance()!.Grants[0];
        account.At(Day(2)).Given(Grant(100, expires: "period_end"));
        Assert.Equal(before, account.Balance()!.Grants[0]);
        Assert.Equal(5100, account.Settled());
    }
}
