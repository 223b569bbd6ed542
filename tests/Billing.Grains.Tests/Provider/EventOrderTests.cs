using System.Globalization;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Contracts.TestClocks;
using Billing.Grains.Provider;
using Billing.Grains.Tests.Grains;
using Billing.Testing;
using Stripe;
using Xunit.Abstractions;

namespace Billing.Grains.Tests.Provider;

/// <summary>
/// The events of a purchase, a subscription with a renewal, a refund and a dispute, in random orders, several times each, on a
/// silo that is killed in the middle of it: always the same account in the end.
/// </summary>
public sealed class EventOrderTests(SandboxFixture fixture, ITestOutputHelper output) : IClassFixture<SandboxFixture>
{
    private const string Id = "acme";
    private static readonly string[] Paths =
        ["/v1/subscriptions", "/v1/invoices", "/v1/charges", "/v1/payment_intents", "/v1/checkout/sessions", "/v1/disputes"];

    [Fact(DisplayName = "E3: events in any order, any number of times, and cut off anywhere, lead to the same account")]
    public async Task Every_order_leads_to_the_same_account()
    {
        var (database, events) = await Story();
        var types = events.Select(one => one.Type).Distinct().Order().ToList();
        Assert.Contains("charge.dispute.closed", types);
        Assert.Contains("charge.refunded", types);
        var expected = await Replay(database, events, null);
        Assert.Contains("plan mailkit subscription", expected, StringComparison.Ordinal);

        var seed = Setting("BILLING_TEST_SEED", Environment.TickCount);
        var orders = Setting("BILLING_TEST_ORDERS", 6);
        output.WriteLine($" = {events.Count} events of {types.Count} types, {orders} orders, seed {seed}");
        for (var order = 0; order < orders; order++)
        {
            var random = new Random(unchecked(seed + order));
            Assert.Equal(expected, await Replay(database, Shuffled(events, random), random));
        }
    }

    [Fact(DisplayName = "E11: a session whose making was never answered is paid all the same, and is the account's")]
    public async Task A_session_that_we_never_heard_of_finds_its_account()
    {
        await using var cluster = await AccountCluster.Start(await TestDatabase.CreateAsync(), stripeUrl: fixture.Url);
        await MakeCatalog(cluster);
        Assert.Null((await cluster.Account("bob").Open(new OpenAccountRequest(AccountCluster.NoKey(), "bob@example.com", "Bob"))).Error);
        var start = new StartCheckoutRequest(AccountCluster.Key("pack"), "top_up", "emails_1000");
        // The client's two attempts more are cut off as well.
        await fixture.Control("faults", ("kind", "cut"), ("when", "after"), ("count", "3"), ("method", "POST"), ("path", "/v1/checkout/sessions"));
        Assert.Equal("stripe_unavailable", (await cluster.Provider("bob").Checkout(start)).Error?.Code);
        await fixture.ClearFaults();
        var customer = (await cluster.Payments("bob").ReadPayments(null)).View!;
        Assert.Equal(("started", null), (customer.Checkouts.Single().Status, customer.Checkouts.Single().SessionId));

        var sessions = await fixture.Client.Stripe.V1.Checkout.Sessions.ListAsync(
            new Stripe.Checkout.SessionListOptions { Customer = customer.CustomerId });
        await fixture.Pay(sessions.Data.Single().Url);
        foreach (var happened in (await fixture.Events(customer.CustomerId!)).Where(one => Happenings.Concerns(one.Type)))
            Assert.Null((await cluster.Provider("bob").Apply(happened)).Error);

        Assert.Equal("1000", (await cluster.Account("bob").Read(null)).Account!.Credits.Single().Settled.ToString());
        var again = await cluster.Provider("bob").Checkout(start);
        Assert.Equal((null, "paid"), (again.Error?.Code, again.Checkout?.Status));
        Assert.Single((await cluster.Payments("bob").Payments(new PaymentQuery(null, 100))).Payments);
    }

    // What a customer did at the sandbox; of all that came after the two pages were opened, the account knows nothing yet.
    private async Task<(string Database, List<ProviderEvent> Events)> Story()
    {
        var database = await TestDatabase.CreateAsync();
        string customer;
        await using (var cluster = await AccountCluster.Start(database, stripeUrl: fixture.Url))
        {
            await MakeCatalog(cluster);
            var clock = TestClockId.Create();
            await cluster.Clock(clock).Create(new CreateTestClockRequest(AccountCluster.NoKey(), At("2026-03-01T00:00:00Z")));
            var opened = await cluster.Account(Id).Open(new OpenAccountRequest(AccountCluster.NoKey(), "ada@example.com", "Ada") { TestClock = clock });
            Assert.Null(opened.Error);
            var plan = await cluster.Provider(Id).Checkout(new StartCheckoutRequest(AccountCluster.Key("plan"), "plan", "mailkit"));
            var pack = await cluster.Provider(Id).Checkout(new StartCheckoutRequest(AccountCluster.Key("pack"), "top_up", "emails_1000"));
            await fixture.Pay(plan.Checkout!.Url!);
            await fixture.Pay(pack.Checkout!.Url!);
            var advanced = await cluster.Clock(clock).Advance(new AdvanceTestClockRequest(AccountCluster.NoKey(), At("2026-04-02T00:00:00Z")));
            Assert.Null(advanced.Error);
            customer = (await cluster.Payments(Id).ReadPayments(null)).View!.CustomerId!;
        }
        var charges = (await fixture.Client.Stripe.V1.Charges.ListAsync(new ChargeListOptions { Customer = customer, Limit = 100 })).Data;
        Assert.Equal([900, 1_900, 1_900], charges.Select(charge => charge.Amount).Order());
        var topUp = charges.Single(charge => charge.Amount == 900);
        await fixture.Client.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { Charge = topUp.Id, Amount = 300 });
        await fixture.Client.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { Charge = topUp.Id, Amount = 150 });
        // The newest charge of the plan is its renewal's.
        var renewal = charges.First(charge => charge.Amount == 1_900);
        await fixture.Control($"charges/{renewal.Id}/dispute");
        var dispute = (await fixture.Client.Stripe.V1.Disputes.ListAsync(new DisputeListOptions { Charge = renewal.Id })).Data.Single();
        await fixture.Control($"disputes/{dispute.Id}/close", ("status", "lost"));
        var events = await fixture.Events([customer, .. charges.Select(charge => charge.Id), .. charges.Select(charge => charge.PaymentIntentId)]);
        return (database, [.. events.Where(one => Happenings.Concerns(one.Type))]);
    }

    private async Task<string> Replay(string database, List<ProviderEvent> events, Random? random)
    {
        var copy = await TestDatabase.CopyAsync(database);
        var cluster = await AccountCluster.Start(copy, stripeUrl: fixture.Url);
        try
        {
            var waiting = new Queue<ProviderEvent>(events);
            while (waiting.TryDequeue(out var next))
            {
                if (random is not null && random.Next(8) == 0)
                {
                    await CutOff(cluster, next, Paths[random.Next(Paths.Length)]);
                    await cluster.DisposeAsync();
                    cluster = await AccountCluster.Start(copy, stripeUrl: fixture.Url);
                    // It was not acknowledged, so it comes again.
                    waiting.Enqueue(next);
                    continue;
                }
                var reply = await cluster.Provider(Id).Apply(next);
                Assert.True(reply.Error is null, $"{next.Type}: {reply.Error?.Code} {reply.Error?.Detail}");
            }
            return await Describe(cluster);
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    // One of its calls to Stripe never comes back; the silo dies waiting for it. Where it makes no such call, it is done before.
    private async Task CutOff(AccountCluster cluster, ProviderEvent happened, string path)
    {
        await fixture.Control("faults", ("kind", "delay"), ("when", "after"), ("delay_ms", "1500"), ("count", "1"), ("path", path));
        var apply = cluster.Provider(Id).Apply(happened);
        await Task.WhenAny(apply, Task.Delay(TimeSpan.FromMilliseconds(400)));
        await cluster.Kill();
        await fixture.ClearFaults();
        _ = apply.ContinueWith(task => task.Exception, TaskScheduler.Default);
    }

    private static async Task<string> Describe(AccountCluster cluster)
    {
        var account = (await cluster.Account(Id).Read(null)).Account!;
        var view = (await cluster.Payments(Id).ReadPayments(null)).View!;
        var payments = (await cluster.Payments(Id).Payments(new PaymentQuery(null, 100))).Payments;
        var grants = (await cluster.Account(Id).Grants(new GrantQuery(null, 100, null))).Grants;
        Assert.True((await cluster.Account(Id).Verify()).Ok);
        IEnumerable<string> lines =
        [
            $"plan {view.Plan.Slug} {view.Plan.Source} {Text(view.Plan.PeriodStart)} {Text(view.Plan.PeriodEnd)}",
            $"subscription {view.Subscription?.Status} {Text(view.Subscription?.PeriodStart)} {view.Subscription?.CancelAt}",
            $"checkouts {view.Checkouts.Length}",
            .. account.Credits.Select(credit => $"credit {credit.CreditType} {credit.Settled} {credit.Available}"),
            .. payments.Select(payment => $"payment {payment.Ref} {payment.AmountMinor} {payment.Use}").Order(),
            .. grants.Select(grant =>
                $"grant {grant.CreditType} {grant.Amount} {grant.Remaining} {grant.Status} {Text(grant.EffectiveAt)} {Text(grant.ExpiresAt)}").Order(),
        ];
        return string.Join('\n', lines);
    }

    private static List<ProviderEvent> Shuffled(List<ProviderEvent> events, Random random)
    {
        var order = events.SelectMany(one => Enumerable.Repeat(one, random.Next(1, 4))).ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    private static async Task MakeCatalog(AccountCluster cluster)
    {
        Assert.Null((await cluster.Catalog.PutCreditType(
            new CreditTypeRequest(AccountCluster.NoKey(), "emails", "email", 0, null, null))).Error);
        Assert.Null((await cluster.Catalog.PutPlan(new PlanRequest(
            AccountCluster.NoKey(),
            "mailkit",
            "MailKit",
            1,
            true,
            new PlanPriceLine(1_900, "usd", "month"),
            "price_of_event_orders",
            null,
            [new PlanCreditLine("emails", "5000", "period_end", null, null, null)],
            [],
            []))).Error);
        Assert.Null((await cluster.Catalog.PutPackage(new PackageRequest(
            AccountCluster.NoKey(), "emails_1000", null, new PackagePrice(900, "usd"), "emails", "1000", null, "never", null))).Error);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static string Text(DateTime? moment) => moment?.ToString("O", CultureInfo.InvariantCulture) ?? "-";
}
