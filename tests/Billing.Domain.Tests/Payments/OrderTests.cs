using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Payments;

/// <summary>The provider's events come in any order and more than once; what they say comes to the same.</summary>
public sealed class OrderTests
{
    private static readonly PlanTerms Free = Plan("free", credits: 100);
    private static readonly PlanTerms Pro = Plan("pro", credits: 500);
    private static readonly Period January = new(Day(1), Instant.OfDate(2026, 2, 1));
    private static readonly Period February = new(Instant.OfDate(2026, 2, 1), Instant.OfDate(2026, 3, 1));

    [Fact(DisplayName = "E3: the facts of a purchase, in any order and twice, lead to one payment and one grant")]
    public void Purchase()
    {
        SessionResult[] facts = [SessionResult.Open, SessionResult.Pending, SessionResult.Paid, SessionResult.Paid];
        foreach (var order in Orders(facts.Length))
        {
            var account = Scenario.Opened();
            var checkout = account.Seq(Money.TopUp());
            foreach (var fact in order)
                Tell(account, account.Session(checkout, facts[fact]));
            Assert.Equal(1_100, account.Settled());
            Assert.Empty(account.State.Payments.Checkouts);
            Assert.Single(account.Ledger, entry => entry.Event is AccountEvent.PaymentRecorded);
        }
    }

    [Fact(DisplayName = "E3: the facts of a subscription and its first payment, in any order, lead to the same state")]
    public void Subscription() => AllTheSame(
        Day(1).AddHours(1),
        account => [
            account.Session(Begin(account), SessionResult.Paid, 2_000, "sub_1"),
            Sync(January),
            Money.Invoice(Pro, January),
            Money.Invoice(Pro, January),
            Sync(January),
        ]);

    [Fact(DisplayName = "E3: the facts of a renewal, in any order, lead to the same state")]
    public void Renewal() => AllTheSame(
        February.Start.AddHours(1),
        _ => [
            Sync(February),
            Money.Invoice(Pro, January),
            Money.Invoice(Pro, February, InvoiceReason.Cycle, invoice: "in_2", paidAt: February.Start.AddSeconds(60)),
            Money.Invoice(Pro, February, InvoiceReason.Cycle, invoice: "in_2", paidAt: February.Start.AddSeconds(60)),
        ]);

    private static void AllTheSame(Instant at, Func<Scenario, AccountCommand[]> facts)
    {
        var outcomes = new HashSet<string>();
        foreach (var order in Orders(facts(Begun(at)).Length))
        {
            var account = Begun(at);
            foreach (var fact in order)
                Tell(account, facts(account)[fact]);
            outcomes.Add(Outcome(account));
        }
        Assert.Single(outcomes);
    }

    private static Scenario Begun(Instant at)
    {
        var account = new Scenario().GivenPlan(Free, byDefault: true).GivenPlan(Pro);
        return account.Given(Open(plan: Free), Money.BuyPlan()).At(at);
    }

    private static long Begin(Scenario account) =>
        account.Ledger.Single(entry => entry.Event is AccountEvent.CheckoutStarted).Seq;

    private static AccountCommand.SyncSubscription Sync(Period period) => Money.Sync(
        Money.Subscription(start: period.Start, end: period.End) with { Anchor = January.Start }, Pro, Free);

    // As the account's grain and the provider's do: a key has one effect, and an unknown subscription is told of first.
    private static void Tell(Scenario account, AccountCommand command)
    {
        if (account.Ledger.Any(entry => entry.Key?.Hash == command.Key.Hash))
            return;
        if (account.When(command).Result.Refusal is null)
            return;
        Assert.IsType<AccountCommand.SettleInvoice>(command);
        account.Given(Sync(account.State.LastAt >= February.Start ? February : January), command);
    }

    private static string Outcome(Scenario account)
    {
        var (plan, payments) = (account.State.Plan, account.State.Payments);
        var grants = account.Balance()!.Grants.Select(grant => (grant.Remaining, grant.Terms.EffectiveAt, grant.Terms.ExpiresAt));
        return $"{plan.Terms!.Slug} {plan.Source} {plan.Period} {string.Join(",", plan.Granted)} {payments.Subscription} "
            + $"{payments.Checkouts.Length} {account.Settled()} {string.Join(",", grants)}";
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count == 0)
            return [[]];
        return Orders(count - 1).SelectMany(order =>
            Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
    }
}
