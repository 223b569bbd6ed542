namespace Billing.Domain.Tests.Accounts;

public sealed class LimitTests
{
    private static Scenario AtBalance(long settled)
    {
        var terms = new GrantTerms(Day(1), null, 50, GrantCategory.Paid);
        return Scenario.Opened().GivenEntry(
            new AccountEvent.Granted(Emails, settled, terms, GrantOrigin.Direct, false, 0, new GrantTimesAsked(null, "never")));
    }

    [Fact(DisplayName = "A11: an account holds 1,000 live grants of a credit type and no more")]
    public void A_thousand_live_grants()
    {
        var account = Scenario.Opened().At(Day(1));
        var state = account.State;
        for (var i = 0; i < CreditBalance.MaxGrants; i++)
        {
            var command = i % 2 == 0 ? Grant(1, expires: "days:9") : Grant(1, from: Day(5));
            state = AccountTurn.Run(state, command, NoPlans, Day(1), Guid.Empty).State;
        }
        Assert.Equal(1_000, state.Credit("emails")!.Grants.Length);
        Assert.Equal("credit_type", AccountTurn.Run(state, Grant(1), NoPlans, Day(1), Guid.Empty).Refusal?.Field);
        Assert.Equal("credit_type", AccountTurn.Run(state, Grant(1, from: Day(9)), NoPlans, Day(1), Guid.Empty).Refusal?.Field);
        Assert.Equal("credit_type", AccountTurn.Run(state, Adjust(1), NoPlans, Day(1), Guid.Empty).Refusal?.Field);
        Assert.Null(AccountTurn.Run(state, Grant(1, Usd), NoPlans, Day(1), Guid.Empty).Refusal);

        var spent = AccountTurn.Run(state, Debit(1), NoPlans, Day(1), Guid.Empty).State;
        Assert.Null(AccountTurn.Run(spent, Grant(1), NoPlans, Day(1), Guid.Empty).Refusal);
    }

    [Fact(DisplayName = "A4: a thousand grants that end together all end, in one turn")]
    public void A_thousand_expiries()
    {
        var state = Scenario.Opened().State;
        for (var i = 0; i < CreditBalance.MaxGrants; i++)
            state = AccountTurn.Run(state, Grant(1, expires: "days:9"), NoPlans, Day(1), Guid.Empty).State;
        var turn = AccountTurn.CatchUpTo(state, NoPlans, Day(10), Guid.Empty);
        Assert.Equal(1_000, turn.Entries.Length);
        Assert.Equal(1_000, turn.Entries.Select(entry => entry.EntryId).Distinct().Count());
        Assert.Equal(0, turn.State.Credit("emails")!.Settled);
    }

    [Fact(DisplayName = "A11: a grant may reach the largest balance and not pass it")]
    public void The_largest_balance()
    {
        var account = AtBalance(Account.MaxSettledUnits - 10);
        account.When(Grant(11)).ThenInvalid("amount");
        account.When(Adjust(11)).ThenInvalid("amount");
        account.Given(Grant(9), Adjust(1));
        Assert.Equal(Account.MaxSettledUnits, account.Settled());
        account.When(Grant(1)).ThenInvalid("amount");
        account.Given(Debit(5), Grant(5));
    }

    // Beginning refuses nothing, so what is scheduled must fit beside everything else that may be live.
    [Fact(DisplayName = "A11: live grants of the largest amount, begun or scheduled, cannot pass the largest balance")]
    public void Scheduled_grants_fit() =>
        Assert.True((Int128)CreditBalance.MaxGrants * Units.MaxCommandUnits <= Account.MaxSettledUnits);

    [Fact(DisplayName = "A11: a debt may reach the largest balance and not pass it")]
    public void The_largest_debt()
    {
        const long owed = Account.MaxSettledUnits - 10;
        var account = Scenario.Opened().GivenEntry(new AccountEvent.Adjusted(Emails, -owed, [], owed, true, 0));
        account.When(Adjust(-11, force: true)).ThenInvalid("amount");
        account.Given(Adjust(-10, force: true));
        Assert.Equal(-Account.MaxSettledUnits, account.Settled());
        account.Given(Grant(5));
        Assert.Equal(-Account.MaxSettledUnits + 5, account.Settled());
    }
}
