using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>The last units of a balance, wanted by more than there are.</summary>
public sealed class LastUnitsTests
{
    private const int Rounds = 20_000;
    private const int Units = 12;

    [Fact(DisplayName = "C1: a reservation, a debit and a period turn racing for the last units lose none and never go below nothing")]
    public void Racing_at_the_period_boundary()
    {
        for (var round = 0; round < Rounds; round++)
        {
            try
            {
                Race(new Random(round));
            }
            catch (BrokenRuleException e)
            {
                Assert.Fail($"Round {round}: {e.Message}");
            }
        }
    }

    [Fact(DisplayName = "C12: of 1,000 reservations of 1 on 500 exactly 500 are admitted, and captures and releases add up")]
    public void A_thousand_reservations_of_one()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var (random, run) = (new Random(seed), new SequenceRun());
            var at = Instant.OfDate(2028, 1, 28);
            Do(run, at, Open());
            Do(run, at, Grant(500));
            for (var i = 0; i < 1_000; i++)
                Do(run, at, Reserve(1, 900));
            var open = run.State.Reservations.All.Select(one => one.Seq).ToArray();
            Assert.Equal((500, 0L), (open.Length, run.State.Credit("emails")!.Available));

            random.Shuffle(open);
            var consumed = 0;
            foreach (var seq in open)
            {
                if (random.Next(2) == 0)
                    Do(run, at, Release(seq));
                else
                    (consumed, _) = (consumed + 1, Do(run, at, Commit(seq)));
            }
            var credit = run.State.Credit("emails")!;
            Assert.Equal((500 - consumed, 500 - consumed, 0), (credit.Settled, credit.Available, credit.Reserved));
        }
    }

    // A microsecond before, at, or after the end of the period, in any order; the run checks each step against the model.
    private static void Race(Random random)
    {
        var run = new SequenceRun();
        var end = Instant.OfDate(2028, 2, 1);
        var plan = PlanOf(random);
        Do(run, end.AddHours(-9), Open(plan: plan), plan);
        Do(run, end.Micros(-3), Debit(Units - random.Next(1, 4)));

        var commands = new AccountCommand[] { Reserve(random.Next(1, 4), 900), Debit(random.Next(1, 4)), Reserve(1, 1), Debit(1) };
        random.Shuffle(commands);
        var at = end.Micros(-2);
        foreach (var command in commands)
        {
            at = at.Micros(random.Next(3));
            Do(run, at, command);
        }
        foreach (var reservation in run.State.Reservations.All.ToList())
            Do(run, at = at.Micros(random.Next(3)), random.Next(2) == 0 ? Release(reservation.Seq) : Commit(reservation.Seq));
        Do(run, end.AddHours(1), Debit(random.Next(1, 2 * Units)));
        Conserved(run);
    }

    // All that was granted is left, was used, or has expired.
    private static void Conserved(SequenceRun run)
    {
        long granted = 0, used = 0, expired = 0;
        foreach (var e in run.Ledger.Select(entry => entry.Event))
        {
            granted += e is AccountEvent.Granted made ? made.Amount : 0;
            used += e is AccountEvent.Debited debited ? debited.Amount : e is AccountEvent.Captured captured ? captured.Amount : 0;
            expired += e is AccountEvent.Expired gone ? gone.Amount : 0;
        }
        var credit = run.State.Credit("emails")!;
        SequenceRun.Equal("granted = left + used + expired", granted, credit.Settled + used + expired);
        SequenceRun.Equal("two cycles granted", 2L * Units, granted);
        SequenceRun.Equal("deficit", 0, credit.Deficit);
        SequenceRun.True("never below nothing", run.Ledger.All(entry => entry.BalanceAfter >= 0 && entry.ReservedAfter >= 0));
    }

    private static PlanTerms PlanOf(Random random)
    {
        var rollover = random.Next(2) == 0 ? null : new RolloverTerms(50, 2, new Expiry.PeriodEnd(), null);
        Expiry expiry = random.Next(3) == 0 ? new Expiry.Never() : new Expiry.PeriodEnd();
        return new PlanTerms(
            "pro", 1, "Pro", 1, null, PeriodKind.Calendar, [new PlanCredit(Emails, Units, expiry, 50, null, rollover)], []);
    }

    private static bool Do(SequenceRun run, Instant at, AccountCommand command, PlanTerms? plan = null)
    {
        run.Do(new Step(at, command, plan));
        return true;
    }

    private static AccountCommand.Reserve Reserve(long amount, int ttl) =>
        new(Key("reserve"), Note.None, new Demand.Credits(Emails, amount), ttl, CountIn.Capture);

    private static AccountCommand.Release Release(long seq) => new(Key("release"), Note.None, seq, []);

    private static AccountCommand.Capture Commit(long seq) =>
        new(Key("commit"), Note.None, seq, true, null, true, ExcessMode.Settle, []);
}
