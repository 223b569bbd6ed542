namespace Billing.Domain.Tests.Alerts;

public sealed class AlertTests
{
    private static Scenario At(long credits, long hysteresis = 0, int interval = 0, AlertBasis basis = AlertBasis.Settled) =>
        Scenario.Opened().Given(Grant(credits), new AccountCommand.SetAlert(
            Key(Operations.SetAlert), Note.None, Emails, new AlertTerms(null, 1_000, hysteresis, interval, basis)));

    [Fact(DisplayName = "G1: at a threshold of 1,000 a balance of 1,000 says nothing, 999 says so, 998 does not repeat it")]
    public void Strictly_below_and_once()
    {
        var account = At(1_001);
        Assert.Empty(account.When(Debit(1)).Notices());
        Assert.Equal([NoticeKind.BalanceLow], account.When(Debit(1)).Notices());
        Assert.Empty(account.When(Debit(1)).Notices());
    }

    [Fact(DisplayName = "G1: a fall from 1,500 to 0 says balance_low once and depleted once")]
    public void A_jump() =>
        Assert.Equal([NoticeKind.BalanceLow, NoticeKind.Depleted], At(1_500).When(Debit(1_500)).Notices());

    [Fact(DisplayName = "G1: it is said again once the balance reached the threshold and the hysteresis above it")]
    public void Re_arming()
    {
        var account = At(1_000, hysteresis: 50).Given(Debit(1), Grant(50));
        Assert.Empty(account.When(Debit(50)).Notices());
        account.Given(Grant(51));
        Assert.Equal([NoticeKind.BalanceLow], account.When(Debit(51)).Notices());
    }

    [Fact(DisplayName = "G1: within the least interval it is not said again")]
    public void The_least_interval()
    {
        var account = At(1_000, interval: 3_600).Given(Debit(1), Grant(1));
        Assert.Empty(account.When(Debit(1)).Notices());
        account.Given(Grant(1)).At(Day(1).AddSeconds(3_600));
        Assert.Equal([NoticeKind.BalanceLow], account.When(Debit(1)).Notices());
    }

    [Fact(DisplayName = "G1: a share is of what the cycle grants, not of top-ups, and a change of plan alone says nothing")]
    public void A_share_of_the_cycle()
    {
        var account = OnPlan(Plan(credits: 1_000, low: 20)).Given(Grant(5_000));
        Assert.Empty(account.When(Debit(5_800)).Notices());
        Assert.Empty(account.When(SetPlan(Plan("big", credits: 2_000, low: 20), CreditPolicy.None)).Notices());
        Assert.Empty(account.When(Debit(50)).Notices());
    }

    [Fact(DisplayName = "G1: a threshold that a change of plan lowers below the balance is watched again")]
    public void A_lower_threshold()
    {
        var account = OnPlan(Plan(credits: 1_000, low: 20)).Given(Debit(850));
        account.Given(SetPlan(Plan("small", credits: 500, low: 20)));
        Assert.Equal([NoticeKind.BalanceLow], account.When(Debit(60)).Notices());
    }

    [Fact(DisplayName = "G2: an expiry and an adjustment can say it, a denied debit and a hold cannot")]
    public void What_can_say_it()
    {
        Assert.Equal([NoticeKind.BalanceLow], At(1_000).When(Adjust(-1)).Notices());
        Assert.Empty(At(1_000).When(Debit(1_001)).Notices());
        Assert.Empty(At(1_000).When(Reserve(900)).Notices());
        var account = At(900).Given(Grant(100, until: Day(2)));
        Assert.Equal([NoticeKind.BalanceLow], account.At(Day(2)).WhenTimePasses().Notices());
    }

    [Fact(DisplayName = "G2: by what is available a hold can say it")]
    public void By_what_is_available() =>
        Assert.Equal([NoticeKind.BalanceLow], At(1_000, basis: AlertBasis.Available).When(Reserve(1)).Notices());
}
