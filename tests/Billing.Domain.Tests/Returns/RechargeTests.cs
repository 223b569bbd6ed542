using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Returns;

/// <summary>Automatic top-ups (SEMANTICS G3).</summary>
public sealed class RechargeTests
{
    [Fact(DisplayName = "G3: a balance below the threshold begins one charge that closes the gap in whole packages")]
    public void One_charge_closes_the_gap()
    {
        var account = On(Terms(threshold: 50, target: 250, bonus: 10));

        account.When(Debit(51)).Then(Debited(51), Started(2, 220, 1_800));
        account.When(Debit(20)).Then(Debited(20));

        Assert.Equal(29, account.Settled());
    }

    [Fact(DisplayName = "G3: at the threshold nothing begins")]
    public void At_the_threshold_nothing_begins() =>
        On(Terms(threshold: 50)).When(Debit(50)).Then(Debited(50));

    [Fact(DisplayName = "G3: without a customer nothing begins; with one it begins at once")]
    public void Without_a_customer_nothing_begins()
    {
        var account = Scenario.Opened().Given(Grant(10));
        account.When(Set(Terms())).Then(new AccountEvent.RechargeSet(Terms()));

        account.GivenEntry(new AccountEvent.CustomerLinked("cus_1"));

        account.WhenTimePasses().Then(Started(1, 100, 900));
    }

    [Fact(DisplayName = "G3: credits come with the payment only, and repay the debt first")]
    public void Credits_come_with_the_payment()
    {
        var account = On(Terms(threshold: 50, target: 60));
        account.Given(Adjust(-130, force: true));
        var started = account.State.Payments.Recharge!.InFlight!;
        Assert.Equal((1, -30), (started.Packs, account.Settled()));

        account.Settle(started.Seq, RechargeResult.Pending).Then();
        var turn = account.Settle(started.Seq, RechargeResult.Paid);

        Assert.Equal((70, 0), (account.Settled(), account.Deficit()));
        Assert.Equal(PaymentUse.Accepted, turn.Answered<AccountEvent.PaymentRecorded>().Payment.Use);
        Assert.Null(account.State.Payments.Recharge!.InFlight);
        account.Settle(started.Seq, RechargeResult.Paid).Then();
        account.Settle(started.Seq, RechargeResult.Failed).Then();
    }

    [Fact(DisplayName = "G3: no charge begins before the cooldown is over; then it begins by itself")]
    public void The_cooldown_is_kept()
    {
        var account = On(Terms(cooldown: 3_600));
        account.Given(Debit(60));
        account.Settle(account.State.Payments.Recharge!.InFlight!.Seq, RechargeResult.Paid);

        account.When(Debit(130)).Then(Debited(130, 2));
        Assert.Equal(Day(1).AddSeconds(3_600), account.State.WakeAt);
        var turn = account.At(Day(1).AddSeconds(3_700)).WhenTimePasses();

        turn.Then(Started(1, 100, 900));
        Assert.Equal(Day(1).AddSeconds(3_600), turn.Entries[0].At);
    }

    [Fact(DisplayName = "G3: the cap of a period holds charges back until the next period")]
    public void The_cap_is_kept()
    {
        var account = On(Terms(max: 1, cooldown: 0));
        account.Given(Debit(60));
        account.Settle(account.State.Payments.Recharge!.InFlight!.Seq, RechargeResult.Paid);

        account.When(Debit(130)).Then(Debited(130, 2));
        Assert.Equal(Instant.OfDate(2026, 2, 1), account.State.WakeAt);
        var turn = account.At(Instant.OfDate(2026, 2, 3)).WhenTimePasses();

        turn.ThenInTheLongRun(Started(1, 100, 900));
        Assert.Equal(Instant.OfDate(2026, 2, 1), turn.Entries[^1].At);
    }

    [Fact(DisplayName = "G3: a failure keeps others back for 1, 6 and 24 hours; the last one allowed disables it")]
    public void Failures_back_off_and_disable()
    {
        var account = On(Terms(failures: 4));
        account.Given(Debit(60));
        var now = Day(1);
        foreach (var hours in new[] { 1, 6, 24 })
        {
            var seq = account.State.Payments.Recharge!.InFlight!.Seq;
            var retryAt = now.AddHours(hours);
            account.Settle(seq, RechargeResult.Failed).Then(
                new AccountEvent.RechargeEnded(seq, RechargeOutcome.Failed, "pi_1", "card_declined", retryAt));
            account.Settle(seq, RechargeResult.Failed).Then();
            account.When(Debit(1)).Then(Debited(1));
            account.At(now = retryAt).WhenTimePasses().Then(Started(1, 100, 900));
        }
        var last = account.State.Payments.Recharge!.InFlight!.Seq;
        account.Settle(last, RechargeResult.Failed);

        Assert.True(account.State.Payments.Recharge!.Disabled);
        account.At(now.AddHours(500)).When(Debit(1)).Then(Debited(1));
        account.When(Set(Terms(failures: 4))).Then(new AccountEvent.RechargeSet(Terms(failures: 4)), Started(1, 100, 900));
    }

    [Fact(DisplayName = "G3: a charge that waits for the customer stays the only one")]
    public void A_waiting_charge_stays()
    {
        var account = On(Terms(cooldown: 0));
        account.Given(Debit(60));
        var seq = account.State.Payments.Recharge!.InFlight!.Seq;

        account.Settle(seq, RechargeResult.RequiresAction).Then(
            new AccountEvent.RechargeEnded(seq, RechargeOutcome.RequiresAction, "pi_1", "card_declined", null));
        account.Settle(seq, RechargeResult.RequiresAction).Then();
        account.When(Debit(10)).Then(Debited(10));
        account.Settle(seq, RechargeResult.Paid);

        Assert.Equal(130, account.Settled());
    }

    [Fact(DisplayName = "G3: money that comes after its charge was given up still brings its credits, once")]
    public void Late_money_counts()
    {
        var account = On(Terms());
        account.Given(Debit(60));
        var seq = account.State.Payments.Recharge!.InFlight!.Seq;
        account.Settle(seq, RechargeResult.Failed);

        account.Settle(seq, RechargeResult.Paid);
        account.Settle(seq, RechargeResult.Paid).Then();

        Assert.Equal((140, 0), (account.Settled(), account.State.Payments.Recharge!.Failures));
    }

    [Fact(DisplayName = "E12: a charge over another sum than was asked for grants nothing")]
    public void Another_sum_grants_nothing()
    {
        var account = On(Terms());
        account.Given(Debit(60));

        var turn = account.Settle(account.State.Payments.Recharge!.InFlight!.Seq, RechargeResult.Paid, amountMinor: 1);

        Assert.Equal(PaymentUse.Mismatched, turn.Answered<AccountEvent.PaymentRecorded>().Payment.Use);
        Assert.Equal((40, true), (account.Settled(), account.State.Payments.Recharge!.Disabled));
    }

    [Fact(DisplayName = "G3: whoever disputes a charge is not charged again while that is undecided")]
    public void A_dispute_holds_charges_back()
    {
        var account = Scenario.Opened();
        var payment = account.Pay(100);
        account.GivenEntry(new AccountEvent.CustomerLinked("cus_1")).Given(Set(Terms()));

        account.Dispute(payment, DisputeResult.Open).Then(new AccountEvent.Frozen(payment, payment + 1, Emails, 100, "dp_1"));
        account.Dispute(payment, DisputeResult.Lost).Then(
            new AccountEvent.Unfrozen(payment, payment + 1, Emails, 100, "dp_1"),
            new AccountEvent.ClawedBack(payment, payment + 1, Emails, 100, 0, 0, ClawbackCause.Dispute, 1_000),
            Started(1, 100, 900));
    }

    [Fact(DisplayName = "G3: clearing it while a charge is under way never leads to two of them")]
    public void Clearing_keeps_the_charge_in_mind()
    {
        var account = On(Terms(cooldown: 0));
        account.Given(Debit(60));
        var seq = account.State.Payments.Recharge!.InFlight!.Seq;

        account.Given(Set(null));
        account.When(Set(Terms(cooldown: 0))).Then(new AccountEvent.RechargeSet(Terms(cooldown: 0)));
        account.Settle(seq, RechargeResult.Paid);

        Assert.Equal(140, account.Settled());
        account.Given(Set(null));
        Assert.Null(account.State.Payments.Recharge);
        account.When(Set(null)).Then();
    }

    [Fact]
    public void Terms_that_make_no_sense_are_refused()
    {
        var account = On(null);
        account.When(Set(Terms(threshold: 50, target: 50))).ThenInvalid("target");
        account.When(Set(Terms(threshold: -1))).ThenInvalid("threshold");
        account.When(Set(Terms(max: 0))).ThenInvalid("max_per_period");
        account.When(Set(Terms(cooldown: -1))).ThenInvalid("cooldown_seconds");
        account.When(Set(Terms(failures: 0))).ThenInvalid("max_failures");
        account.When(Set(Terms() with { PackPriceMinor = 0 })).ThenInvalid("package");
    }

    private static Scenario On(RechargeTerms? terms)
    {
        var account = Scenario.Opened().Given(Grant(100)).GivenEntry(new AccountEvent.CustomerLinked("cus_1"));
        return terms is null ? account : account.Given(Set(terms));
    }

    private static AccountCommand.SetRecharge Set(RechargeTerms? terms) =>
        new(Key(Operations.SetRecharge), Note.None, terms);

    private static RechargeTerms Terms(
        long threshold = 50, long target = 100, long bonus = 0, int max = 10, int cooldown = 60, int failures = 3) =>
        new(
            Emails,
            threshold,
            target,
            "pack_100",
            new CheckoutPack(Emails, 100, bonus, new Expiry.Never()),
            900,
            "usd",
            max,
            cooldown,
            failures);

    private static AccountEvent.RechargeStarted Started(int packs, long amount, long amountMinor) =>
        new(Emails, packs, amount, amountMinor, "usd");

    private static AccountEvent.Debited Debited(long amount, int from = 1) =>
        new(Emails, amount, amount, [.. Lines(amount, from)], 0, null, false, null);

    // Of one grant, or of what is left of the first and then the second.
    private static IEnumerable<GrantLine> Lines(long amount, int from)
    {
        const long First = 2;
        if (from == 1)
            return [new GrantLine(First, amount)];
        return [new GrantLine(First, 40), new GrantLine(8, amount - 40)];
    }
}

/// <summary>What the provider says of charges.</summary>
internal static class RechargeReports
{
    public static Turn Settle(this Scenario account, long seq, RechargeResult result, long amountMinor = 900) =>
        account.When(new AccountCommand.SettleRecharge(
            Key(Operations.Provider),
            Note.None,
            seq,
            new RechargeFacts(result, "pi_1", "card_declined", amountMinor, "usd"),
            [.. account.Ledger]));
}
