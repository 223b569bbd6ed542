using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Lives;

/// <summary>Makes up what a customer buys and what the provider says of it: late, early, twice, and of what it should not know.</summary>
internal sealed class RandomMoney(Random random, RandomPlans made, IReadOnlyList<LedgerEntry> ledger)
{
    public AccountCommand Next(AccountState state, Scenarios.Plans plans, Instant now) => random.Next(9) switch
    {
        0 or 1 => new AccountCommand.StartCheckout(Key("checkout"), Note.None, Terms()),
        2 or 3 => Settle(),
        4 => new AccountCommand.OpenCheckout(Key("open"), Note.None, Checkout(), "cs", "https://pay.test", now.AddHours(24), [.. ledger]),
        5 or 6 => Sync(plans, now),
        7 => Invoice(state, plans, now),
        _ => new AccountCommand.LinkCustomer(Key("link"), Note.None, random.Next(4) == 0 ? null : $"cus_{random.Next(2)}"),
    };

    private CheckoutTerms Terms()
    {
        var isPlan = random.Next(3) == 0;
        return new CheckoutTerms(
            isPlan ? CheckoutPurpose.Plan : CheckoutPurpose.TopUp,
            "code",
            1,
            500,
            "usd",
            null,
            isPlan ? null : new CheckoutPack(made.Asset(), random.Next(1, 200), random.Next(2) * 20, made.Expiry()),
            null,
            null,
            null);
    }

    private AccountCommand.SettleCheckout Settle()
    {
        var subscription = random.Next(3) == 0 ? null : Subscription();
        var session = new SessionFacts(
            "cs", (SessionResult)random.Next(5), random.Next(6) == 0 ? 1 : 500, "usd", "pi", subscription);
        return new(Key("session"), Note.None, Checkout(), session, [.. ledger]);
    }

    private AccountCommand.SyncSubscription Sync(Scenarios.Plans plans, Instant now)
    {
        var terms = random.Next(6) == 0 ? null : plans.Newest($"p{random.Next(3)}");
        var isMetered = random.Next(5) == 0;
        var status = random.Next(2) == 0 ? SubscriptionStatus.Active : (SubscriptionStatus)random.Next(8);
        var state = new SubscriptionState(
            isMetered ? "sub_m" : Subscription(),
            status,
            "price",
            isMetered ? null : terms?.Slug,
            Period(now),
            now.Micros(random.NextInt64(-100L * TimeSpan.MicrosecondsPerDay, 1)),
            null,
            isMetered);
        return new(Key("sync"), Note.None, state, isMetered ? null : terms, plans.DefaultPlan);
    }

    private AccountCommand.SettleInvoice Invoice(AccountState state, Scenarios.Plans plans, Instant now)
    {
        var subscription = random.Next(4) == 0 ? Subscription() : state.Payments.Subscription?.Id ?? "sub_m";
        var period = random.Next(2) == 0 ? state.Plan.Period : Period(now);
        var paidAt = now.Micros(random.NextInt64(-5L * TimeSpan.MicrosecondsPerDay, TimeSpan.MicrosecondsPerHour));
        var invoice = new InvoiceFacts(
            "in", subscription, (InvoiceReason)random.Next(4), "price", period, paidAt, random.Next(3) * 1_000, "usd", null);
        return new(Key("invoice"), Note.None, invoice, random.Next(6) == 0 ? null : plans.Newest($"p{random.Next(3)}"));
    }

    // Mostly one that holds the present.
    private Period Period(Instant now)
    {
        var start = now.Micros(random.NextInt64(-45L * TimeSpan.MicrosecondsPerDay, TimeSpan.MicrosecondsPerDay));
        return random.Next(3) == 0
            ? new Period(start, start.AddHours(24 * random.Next(1, 20)))
            : new PlanCycle(start, random.Next(4) == 0 ? 12 : 1).PeriodAt(start);
    }

    private string Subscription() => $"sub_{random.Next(3)}";

    private long Checkout()
    {
        var seqs = ledger.Where(entry => entry.Event is AccountEvent.CheckoutStarted).Select(entry => entry.Seq).ToList();
        return seqs.Count == 0 ? 1 : seqs[random.Next(seqs.Count)];
    }
}
