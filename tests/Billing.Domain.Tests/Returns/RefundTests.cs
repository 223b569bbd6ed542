using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Returns;

/// <summary>Refunds take their credits back (SEMANTICS E7).</summary>
public sealed class RefundTests
{
    [Fact(DisplayName = "E7: a refund of 30 % takes 30 % of the units, from what is left of their grant")]
    public void A_part_refunded_takes_that_part()
    {
        var account = Scenario.Opened().Given(Grant(500));
        var payment = account.Pay(1_100);

        account.Refund(payment, 300).Then(Money.ClawedBack(payment, payment + 1, 330, 300));

        Assert.Equal([500, 770], account.Remaining());
    }

    [Fact(DisplayName = "E7: parts are cut to whole units and the last one takes the rest")]
    public void The_last_part_takes_the_rest()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(10, paidMinor: 3);

        var taken = Enumerable.Range(1, 3).Select(refunded =>
            account.Refund(payment, refunded, paidMinor: 3).Answered<AccountEvent.ClawedBack>().Amount);

        Assert.Equal([3, 3, 4], taken);
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "E7: what was spent is owed")]
    public void What_was_spent_is_owed()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Given(Debit(70));

        var turn = account.Refund(payment, 1_000);

        turn.Then(Money.ClawedBack(payment, payment + 1, 100, 1_000, deficit: 70));
        Assert.Equal((-70, 70), (account.Settled(), account.Deficit()));
        Assert.Contains(NoticeKind.Deficit, turn.Notices());
    }

    [Fact(DisplayName = "E7: what was spent is written off where the policy says so, and is not asked for again")]
    public void What_was_spent_can_be_written_off()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Given(Debit(70));

        account.Refund(payment, 500, ShortfallPolicy.WriteOff)
            .Then(Money.ClawedBack(payment, payment + 1, 30, 500, writtenOff: 20));
        account.Refund(payment, 1_000)
            .Then(Money.ClawedBack(payment, payment + 1, 50, 1_000, deficit: 50));
    }

    [Fact(DisplayName = "E7, E8: credits that begin later are not taken before they do; the provider's word comes again")]
    public void What_has_not_begun_waits()
    {
        var account = Scenario.Opened();
        var payment = account.State.Seq + 1;
        account.Pay(100);
        var later = account.State.Seq + 1;
        account.GivenEntry(account.Ledger[^2].Event);
        var begins = Money.GrantOf(later, 100);
        account.GivenEntry(begins with { Scheduled = true, Terms = begins.Terms with { EffectiveAt = Day(20) } });

        account.Refund(later, 1_000).ThenRefused(RefusalCodes.GrantNotBegun);
        account.Dispute(later, DisputeResult.Open).ThenRefused(RefusalCodes.GrantNotBegun);
        account.Refund(payment, 1_000).Then(Money.ClawedBack(payment, payment + 1, 100, 1_000));
    }

    [Fact(DisplayName = "E7: units that expired unused are not owed")]
    public void Expired_units_are_not_owed()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100, until: Day(10));
        account.Given(Debit(40));

        account.At(Day(11)).Refund(payment, 1_000).Then(
            new AccountEvent.Expired(Emails, payment + 1, 60),
            Money.ClawedBack(payment, payment + 1, 40, 1_000, deficit: 40));
    }

    [Fact(DisplayName = "E7: half the money back for credits less than half used leaves no debt, expired or not")]
    public void What_nobody_used_is_taken_first()
    {
        foreach (var day in new[] { 5, 11 })
        {
            var account = Scenario.Opened();
            var payment = account.Pay(100, until: Day(10));
            account.Given(Debit(40));

            account.At(Day(day)).Refund(payment, 500);

            Assert.Equal((day < 10 ? 10 : 0, 0), (account.Settled(), account.Deficit()));
        }
    }

    [Fact(DisplayName = "E7: pinned units stay pinned; what comes back of them pays the debt off")]
    public void Pinned_units_are_never_touched()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        var hold = account.Seq(Requests.Reserve(80));

        account.Refund(payment, 1_000)
            .Then(Money.ClawedBack(payment, payment + 1, 100, 1_000, deficit: 80));
        Assert.Equal((80, 80), (account.Balance()!.Reserved, account.Deficit()));

        account.Given(account.Release(hold));
        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "E7: other grants are not touched, also where they burn first")]
    public void Other_grants_are_not_touched()
    {
        var account = Scenario.Opened().Given(Grant(50, priority: 0));
        var (first, second) = (account.Pay(100), account.Pay(200));

        account.Refund(second, 1_000);

        Assert.Equal([50, 100], account.Remaining());
        account.Refund(first, 1_000).Then(Money.ClawedBack(first, first + 1, 100, 1_000));
    }

    [Fact(DisplayName = "E7: a part that rolled over is taken where it lives on")]
    public void A_part_that_rolled_over_is_taken_there()
    {
        var account = Scenario.Opened();
        var rollover = new RolloverTerms(25, 1, new Expiry.Days(30), null);
        var payment = account.Pay(400, until: Day(10), rollover: rollover);
        account.At(Day(11)).WhenTimePasses();
        var child = Assert.Single(account.Balance()!.Grants);
        Assert.Equal(100, child.Remaining);

        account.Refund(payment, 500).Then(Money.ClawedBack(payment, payment + 1, 0, 500));
        account.Refund(payment, 1_000).Then(Money.ClawedBack(payment, child.Seq, 100, 1_000));
        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "E7: every grant of a payment gives its part")]
    public void Every_grant_gives_its_part()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.GivenEntry(Money.GrantOf(payment, 11));
        account.Given(Debit(105));

        account.Refund(payment, 500).Then(
            Money.ClawedBack(payment, payment + 1, 50, 500, deficit: 50),
            Money.ClawedBack(payment, payment + 2, 5, 500),
            new AccountEvent.DeficitRepaid(Emails, payment + 2, 1));
    }

    [Fact(DisplayName = "E7: the same or a smaller figure changes nothing")]
    public void A_figure_that_is_known_changes_nothing()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.Refund(payment, 500);

        account.Refund(payment, 500).Then();
        account.Refund(payment, 200).Then();

        Assert.Equal([50], account.Remaining());
    }

    [Fact(DisplayName = "E7: what an administrator voided is not owed, and usage that is reversed pays the debt off")]
    public void Voids_and_reversals_are_seen()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        var debit = account.Seq(Debit(60));
        account.Given(account.Void(payment + 1));

        account.Refund(payment, 1_000)
            .Then(Money.ClawedBack(payment, payment + 1, 60, 1_000, deficit: 60));
        account.Given(account.Reverse(debit, reissueDays: 5));

        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));
    }

    [Fact]
    public void A_refund_of_no_payment_is_refused()
    {
        var account = Scenario.Opened().Given(Grant(5));

        account.Refund(2, 500).ThenRefused(RefusalCodes.PaymentNotFound);
    }
}
