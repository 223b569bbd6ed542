namespace Billing.Domain.Tests.Lives;

/// <summary>A reservation, a debit and the turn of a period meet at the last units.</summary>
public sealed class LastUnitsTests
{
    private static readonly PlanTerms Plan = new(
        "ten", 1, "Ten", 1, null, PeriodKind.Calendar, [new PlanCredit(Emails, 10, new Expiry.PeriodEnd(), 50, null, null)], []);

    [Fact(DisplayName = "C2: a reservation, a debit and a period turn race for the last units, 20,000 times: never negative, never lost")]
    public void They_race_for_the_last_units()
    {
        for (var seed = 0; seed < 20_000; seed++)
            Race(new Random(seed));
    }

    private static void Race(Random random)
    {
        var turn = Instant.OfDate(2026, 2, 1);
        var account = new Scenario().GivenPlan(Plan).At(turn.Micros(-1_000_000)).Given(Open(plan: Plan), Debit(8));
        var hold = new AccountCommand.Reserve(
            Key(Operations.Reserve), Note.None, new Demand.Credits(Emails, random.Next(1, 4)), random.Next(1, 3), CountIn.Capture);
        var (reserved, debited) = (0L, 8L);
        foreach (var command in Shuffled(random, [hold, Debit(random.Next(1, 4)), Debit(random.Next(1, 3))]))
        {
            account.At(turn.Micros(random.Next(-2, 3)));
            if (account.When(command).Result.Answer is not { } answer)
                continue;
            if (answer.Event is AccountEvent.Reserved made)
                reserved = made.Amount;
            else
                debited += ((AccountEvent.Debited)answer.Event).Amount;
        }

        // Whatever came first: ten were granted, or twenty; what is neither spent nor held expired at the turn.
        account.At(turn.Micros(500_000)).WhenTimePasses();
        var granted = account.Ledger.Select(entry => entry.Event).OfType<AccountEvent.Granted>().Sum(grant => grant.Amount);
        var expired = account.Ledger.Select(entry => entry.Event).OfType<AccountEvent.Expired>().Sum(end => end.Amount);
        Assert.Equal(20, granted);
        Assert.Equal(granted - debited - expired, account.Settled());
        Assert.Equal(reserved, account.Balance()!.Reserved);
        Assert.True(account.Balance()!.Available >= 0);
    }

    private static AccountCommand[] Shuffled(Random random, AccountCommand[] commands)
    {
        random.Shuffle(commands);
        return commands;
    }
}
