using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Returns;

/// <summary>Disputes hold credits until they are decided (SEMANTICS E8).</summary>
public sealed class DisputeTests
{
    [Fact(DisplayName = "E8: while a dispute is open what is left of the grant cannot be spent, and nothing else changes")]
    public void An_open_dispute_holds_what_is_left()
    {
        var account = Scenario.Opened().Given(Grant(30));
        var payment = account.Pay(100);
        account.Given(Debit(50));

        account.Dispute(payment, DisputeResult.Open, disputedMinor: 400)
            .Then(new AccountEvent.Frozen(payment, payment + 1, Emails, 80, "dp_1"));

        Assert.Equal((80, 0, 80), (account.Settled(), account.Balance()!.Available, account.Balance()!.Frozen));
        account.When(Debit(1)).ThenShort();
        account.When(Requests.Reserve(1)).ThenShort();
        account.Given(Grant(7), Debit(7));
    }

    [Fact(DisplayName = "E8: a dispute that is won lifts exactly what was held")]
    public void A_dispute_that_is_won_lifts_it()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Given(Debit(20));
        account.Dispute(payment, DisputeResult.Open);

        account.Dispute(payment, DisputeResult.Won)
            .Then(new AccountEvent.Unfrozen(payment, payment + 1, Emails, 80, "dp_1"));

        Assert.Equal(80, account.Balance()!.Available);
        account.Given(Debit(80));
    }

    [Fact(DisplayName = "E8: what is held does not expire; what has ended by the time the dispute is won expires at once")]
    public void What_is_held_does_not_expire()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100, until: Day(10));
        account.Dispute(payment, DisputeResult.Open);

        account.At(Day(20)).WhenTimePasses().Then();
        account.Dispute(payment, DisputeResult.Won).Then(
            new AccountEvent.Unfrozen(payment, payment + 1, Emails, 100, "dp_1"),
            new AccountEvent.Expired(Emails, payment + 1, 100));
    }

    [Fact(DisplayName = "E8: what a reservation lets go of a held grant is held too")]
    public void What_is_released_is_held()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        var hold = account.Seq(Requests.Reserve(60));
        account.Dispute(payment, DisputeResult.Open);
        account.Given(account.Capture(hold, 10));

        account.Given(account.Release(hold));

        Assert.Equal((0, 90), (account.Balance()!.Available, account.Balance()!.Frozen));
    }

    [Fact(DisplayName = "E8: a dispute that is lost takes the units of the disputed money back")]
    public void A_dispute_that_is_lost_takes_back()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Given(Debit(30));
        account.Dispute(payment, DisputeResult.Open, disputedMinor: 800);

        account.Dispute(payment, DisputeResult.Lost, disputedMinor: 800).Then(
            new AccountEvent.Unfrozen(payment, payment + 1, Emails, 70, "dp_1"),
            new AccountEvent.ClawedBack(payment, payment + 1, Emails, 80, 10, 0, ClawbackCause.Dispute, 800));
    }

    [Fact(DisplayName = "E8: refund and lost dispute of one charge never take more than was granted")]
    public void Nothing_is_taken_twice()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Refund(payment, 300);
        account.Dispute(payment, DisputeResult.Open);
        account.Dispute(payment, DisputeResult.Lost);
        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));

        account.Refund(payment, 1_000);

        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "E8: a frozen grant gives its refund, and pays no debt")]
    public void A_held_grant_pays_no_debt()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Dispute(payment, DisputeResult.Open);
        account.Given(Adjust(-40, force: true));
        Assert.Equal((60, 40, 100), (account.Settled(), account.Deficit(), account.Balance()!.Frozen));

        account.Refund(payment, 500);
        Assert.Equal((10, 40, 50), (account.Settled(), account.Deficit(), account.Balance()!.Frozen));
        account.Dispute(payment, DisputeResult.Won);

        Assert.Equal((10, 0, 10), (account.Settled(), account.Deficit(), account.Balance()!.Available));
    }

    [Fact(DisplayName = "E8: of two disputes about one payment the undecided one goes on holding it")]
    public void Two_disputes_hold_until_both_are_decided()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Dispute(payment, DisputeResult.Open, 300, "dp_1");
        account.Dispute(payment, DisputeResult.Open, 400, "dp_2");

        account.Dispute(payment, DisputeResult.Lost, 300, "dp_1");
        Assert.Equal((70, 0), (account.Settled(), account.Balance()!.Available));
        account.Dispute(payment, DisputeResult.Won, 400, "dp_2");

        Assert.Equal((70, 70), (account.Settled(), account.Balance()!.Available));
    }

    [Fact(DisplayName = "E8: an older word of a dispute that is decided changes nothing")]
    public void An_older_word_changes_nothing()
    {
        var account = Scenario.Opened();
        var (won, lost) = (account.Pay(100), account.Pay(100));
        account.Dispute(won, DisputeResult.Won);
        account.Dispute(lost, DisputeResult.Lost);

        account.Dispute(won, DisputeResult.Open).Then();
        account.Dispute(won, DisputeResult.Won).Then();
        account.Dispute(lost, DisputeResult.Open).Then();
        account.Dispute(lost, DisputeResult.Lost).Then();
        account.Dispute(lost, DisputeResult.Won).Then();

        Assert.Equal((100, 100), (account.Settled(), account.Balance()!.Available));
    }

    [Fact(DisplayName = "E8: a dispute that was won and is lost after all takes back")]
    public void A_victory_can_be_overturned()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Dispute(payment, DisputeResult.Won);
        account.Dispute(payment, DisputeResult.Lost);
        Assert.Equal(0, account.Settled());
        account.Dispute(payment, DisputeResult.Lost).Then();
    }
}
