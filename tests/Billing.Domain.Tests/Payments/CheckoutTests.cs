using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Payments;

public sealed class CheckoutTests
{
    [Fact(DisplayName = "E3: a paid package is one payment and one grant that names it, bonus included")]
    public void A_paid_package()
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());
        account.Given(account.Open(checkout));

        var turn = account.When(account.Session(checkout, SessionResult.Paid));

        var payment = Assert.Single(turn.Entries, entry => entry.Event is AccountEvent.PaymentRecorded);
        Assert.Equal(payment, turn.Result.Answer);
        var grant = Assert.Single(turn.Events<AccountEvent.Granted>());
        Assert.Equal((1_100, GrantSource.Purchase, payment.Seq), (grant.Amount, grant.Origin.Source, grant.Origin.ParentSeq));
        Assert.Equal(GrantCategory.Paid, grant.Terms.Category);
        Assert.Equal(1_100, account.Settled());
        Assert.Empty(account.State.Payments.Checkouts);
    }

    [Fact(DisplayName = "E3: a payment that is told of again is answered from its entry and grants nothing")]
    public void Told_again()
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());
        var first = account.When(account.Session(checkout, SessionResult.Paid)).Result.Answer;

        foreach (var result in Enum.GetValues<SessionResult>())
        {
            var again = account.When(account.Session(checkout, result));
            again.Then();
            Assert.Equal(first, again.Result.Answer);
        }
        Assert.Equal(1_100, account.Settled());
    }

    [Fact(DisplayName = "E4: money on its way is remembered and grants nothing; its arrival begins the grant's life")]
    public void Pending_then_paid()
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());

        account.When(account.Session(checkout, SessionResult.Pending)).Then(new AccountEvent.CheckoutPending(checkout, $"cs_{checkout}"));
        account.When(account.Session(checkout, SessionResult.Pending)).Then();
        Assert.Equal(0, account.Settled());
        Assert.Equal(CheckoutStatus.Pending, Assert.Single(account.State.Payments.Checkouts).Status);

        var paid = account.At(Day(5)).When(account.Session(checkout, SessionResult.Paid));
        Assert.Equal(Day(5), Assert.Single(paid.Events<AccountEvent.Granted>()).Terms.EffectiveAt);
    }

    [Theory(DisplayName = "E4: a payment that fails, or a session that nobody finished, grants nothing and is forgotten")]
    [InlineData(SessionResult.Failed, CheckoutOutcome.Failed)]
    [InlineData(SessionResult.Expired, CheckoutOutcome.Expired)]
    public void Without_money(SessionResult result, CheckoutOutcome outcome)
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());
        account.When(account.Session(checkout, result)).Then(new AccountEvent.CheckoutClosed(checkout, outcome));
        account.When(account.Session(checkout, result)).Then();
        Assert.Empty(account.State.Payments.Checkouts);
    }

    [Fact(DisplayName = "E4: money that arrives for a checkout given up counts all the same")]
    public void Paid_after_all()
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());
        account.Given(account.Session(checkout, SessionResult.Expired), account.Session(checkout, SessionResult.Paid));
        Assert.Equal(1_100, account.Settled());
    }

    [Theory(DisplayName = "E12: figures that are not those of the checkout grant nothing")]
    [InlineData(499, "usd")]
    [InlineData(500, "eur")]
    public void Other_figures(long amount, string currency)
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.TopUp());
        var paid = account.Session(checkout, SessionResult.Paid, amount);
        var turn = account.When(paid with { Session = paid.Session with { Currency = currency } });
        Assert.Equal(PaymentUse.Mismatched, turn.Answered<AccountEvent.PaymentRecorded>().Payment.Use);
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "D13: of two open checkouts the new one takes the old one's place, and of two that are paid one counts")]
    public void Two_paid()
    {
        var account = Scenario.Opened();
        var first = account.Seq(Money.TopUp());
        var second = account.When(Money.TopUp()).Result.Answer!;
        Assert.Equal(first, Assert.IsType<AccountEvent.CheckoutStarted>(second.Event).Terms.SupersedesSeq);

        account.Given(account.Session(first, SessionResult.Paid));
        var late = account.When(account.Session(second.Seq, SessionResult.Paid));

        Assert.Equal(PaymentUse.Duplicate, late.Answered<AccountEvent.PaymentRecorded>().Payment.Use);
        Assert.Equal(1_100, account.Settled());
        var third = account.Seq(Money.TopUp());
        account.Given(account.Session(third, SessionResult.Paid));
        Assert.Equal(2_200, account.Settled());
    }

    [Fact(DisplayName = "D13: a purchase that was finished before another began is one of its own")]
    public void Finished_before()
    {
        var account = Scenario.Opened();
        var slow = account.Seq(Money.TopUp());
        account.Given(account.Session(slow, SessionResult.Pending));
        var quick = account.Seq(Money.TopUp());
        account.Given(account.Session(quick, SessionResult.Paid), account.Session(slow, SessionResult.Paid));
        Assert.Equal(2_200, account.Settled());
    }

    [Fact(DisplayName = "D13: an account with a live subscription does not buy another plan, but packages")]
    public void Already_subscribed()
    {
        var account = Scenario.Opened().Given(Money.Sync(Money.Subscription(start: Day(1)), Plan()));
        account.When(Money.BuyPlan()).ThenRefused(RefusalCodes.AlreadySubscribed);
        account.Given(Money.TopUp());
    }

    [Theory(DisplayName = "E3: a plan's checkout closes with its subscription, whichever is told of first")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan(bool sessionFirst)
    {
        var account = Scenario.Opened();
        var checkout = account.Seq(Money.BuyPlan());
        AccountCommand session = account.Session(checkout, SessionResult.Paid, 2_000, "sub_1");
        var sync = Money.Sync(Money.Subscription(start: Day(1)), Plan());
        account.Given(sessionFirst ? [session, sync] : [sync, session]);
        Assert.Empty(account.State.Payments.Checkouts);
        Assert.Contains(account.Ledger, entry => entry.Event is AccountEvent.CheckoutClosed { Outcome: CheckoutOutcome.Subscribed });
    }

    [Fact(DisplayName = "B1: what no word came of for days is given up, so that an account stays small")]
    public void Given_up()
    {
        var account = Scenario.Opened();
        for (var day = 1; day < 40; day++)
            account.At(Day(day)).Given(Money.TopUp());
        Assert.True(account.State.Payments.Checkouts.Length <= 4);
    }

    [Fact(DisplayName = "B3: another checkout under the same key is told by the field that differs, whatever the catalog says by then")]
    public void Another_request()
    {
        var asked = Money.TopUp();
        var entry = Scenario.Opened().When(asked).Result.Answer!;
        Assert.Null(Differing(asked.Terms with { Version = 2, AmountMinor = 700, PriceId = "price_new", Pack = null }));
        Assert.Equal("purpose", Differing(Money.BuyPlan().Terms));
        Assert.Equal("package", Differing(asked.Terms with { Code = "other" }));
        Assert.Equal("success_url", Differing(asked.Terms with { SuccessUrl = null }));
        Assert.Equal("cancel_url", Differing(asked.Terms with { CancelUrl = "https://a.test/no" }));

        string? Differing(CheckoutTerms terms) => RequestComparison.FirstDifference(asked with { Terms = terms }, entry);
    }

    [Fact(DisplayName = "E6: a checkout that is not the account's is refused")]
    public void Unknown()
    {
        var account = Scenario.Opened();
        account.When(account.Session(99, SessionResult.Paid)).ThenRefused(RefusalCodes.CheckoutNotFound);
        account.When(account.Open(99)).ThenRefused(RefusalCodes.CheckoutNotFound);
    }
}
