using Billing.Contracts.Drift;
using Billing.Contracts.Payments;
using Billing.Grains.Drift;
using Billing.Grains.Export;
using Billing.Grains.Tests.Export;
using Billing.Testing;
using Npgsql;
using Stripe;
using Stripe.Checkout;

namespace Billing.Grains.Tests.Drift;

/// <summary>What differs between an account and Stripe is found, and what is the same is not.</summary>
public sealed class DriftTests
{
    private readonly ManualClock _clock = new();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_subscription_that_both_know_alike_is_no_finding()
    {
        await using var stripe = await LocalStripe.Start(_clock);
        var (customer, there) = await Subscribe(stripe);
        var item = there.Items.Data.Single();
        var ours = new SubscriptionView(
            there.Id, "active", item.Price.Id, "growth", item.CurrentPeriodStart, item.CurrentPeriodEnd, null, true);
        var check = new SubscriptionDrift(stripe.Client);

        Assert.Empty(await check.Compare(Subject(customer, ours), default));
        Assert.Equal("subscription_differs", await Only(check, Subject(customer, ours with { Status = "past_due" })));
        Assert.Equal(
            "subscription_differs",
            await Only(check, Subject(customer, ours with { PeriodEnd = ours.PeriodEnd.AddDays(1) })));
        Assert.Equal("subscription_unknown", await Only(check, Subject(customer, null)));

        await new SubscriptionService(stripe.Client).CancelAsync(there.Id);
        Assert.Equal("subscription_ended", await Only(check, Subject(customer, ours)));
        Assert.Empty(await check.Compare(Subject(customer, ours with { IsLive = false }), default));
    }

    [Fact]
    public async Task A_paid_checkout_that_the_account_does_not_know_is_found()
    {
        await using var stripe = await LocalStripe.Start(_clock);
        var customer = await stripe.Customer();
        var session = await new SessionService(stripe.Client).CreateAsync(new SessionCreateOptions
        {
            Mode = "payment",
            Customer = customer,
            SuccessUrl = "https://shop.example/",
            Metadata = new Dictionary<string, string> { ["checkout"] = "co_1" },
            LineItems =
            [
                new SessionLineItemOptions
                {
                    Quantity = 1,
                    PriceData = new SessionLineItemPriceDataOptions
                    {
                        Currency = "usd",
                        UnitAmount = 2500,
                        ProductData = new SessionLineItemPriceDataProductDataOptions { Name = "Credits" },
                    },
                },
            ],
        });
        var check = new PaymentDrift(stripe.Client);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await check.Compare(Subject(customer, null), default));

        await stripe.Pay(session.Url);
        var missing = Assert.Single(await check.Compare(Subject(customer, null), default));
        Assert.Equal(
            new DriftFinding("acme", "payment_missing", null, $"{session.Id} 2500 usd"), missing);

        var paid = Payment("checkout:co_1", null, 2500);
        Assert.Empty(await check.Compare(Subject(customer, null, new SilentAccount(paid)), default));
        var other = new SilentAccount(paid with { AmountMinor = 2400 });
        Assert.Equal("payment_differs", Assert.Single(await check.Compare(Subject(customer, null, other), default)).Kind);
        var mismatched = new SilentAccount(paid with { Use = "mismatched" });
        Assert.Equal(
            "payment_differs", Assert.Single(await check.Compare(Subject(customer, null, mismatched), default)).Kind);
    }

    [Fact]
    public async Task A_paid_invoice_that_the_account_does_not_know_is_found()
    {
        await using var stripe = await LocalStripe.Start(_clock);
        var (customer, there) = await Subscribe(stripe);
        var check = new PaymentDrift(stripe.Client);
        Assert.Empty(await check.Compare(Subject(customer, null), default));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("payment_missing", Assert.Single(await check.Compare(Subject(customer, null), default)).Kind);
        var known = new SilentAccount(Payment("period:x", there.LatestInvoiceId, 1900));
        Assert.Empty(await check.Compare(Subject(customer, null, known), default));
    }

    [Fact]
    public async Task A_meter_that_counted_something_else_is_found()
    {
        await using var stage = await ExportStage.Start();
        await ExportStage.Use(await stage.Account("acme"), "12");
        await stage.Export();
        await using var source = NpgsqlDataSource.Create(stage.ConnectionString);
        var check = new MeterDrift(source, new MeterSummaries(stage.Stripe.Client));
        var subject = Subject(await stage.CustomerOf("acme"), null) with { View = View(null, stage.Now) };
        Assert.Empty(await check.Compare(subject, default));

        await stage.Execute("update meter_exports set value = 201");
        Assert.Equal(
            new DriftFinding("acme", "meter_total_differs", "api_calls 2.01", "api_calls 2"),
            Assert.Single(await check.Compare(subject, default)));
    }

    [Fact]
    public async Task Of_several_silos_one_takes_the_turn_and_none_again_before_it_is_time()
    {
        await using var source = NpgsqlDataSource.Create(await TestDatabase.CreateAsync());
        var turns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Turn(source)));
        Assert.Single(turns, taken => taken);
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.False(await Turn(source));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await Turn(source));
    }

    private Task<bool> Turn(NpgsqlDataSource source) => DriftTable.TakeTurn(source, Now, TimeSpan.FromHours(24), default);

    private static async Task<string> Only(SubscriptionDrift check, DriftSubject subject) =>
        Assert.Single(await check.Compare(subject, default)).Kind;

    private static async Task<(string Customer, Subscription Subscription)> Subscribe(LocalStripe stripe)
    {
        var customer = await new CustomerService(stripe.Client).CreateAsync(
            new CustomerCreateOptions { PaymentMethod = "pm_card_visa" });
        var methods = await new PaymentMethodService(stripe.Client).ListAsync(
            new PaymentMethodListOptions { Customer = customer.Id });
        var price = await new PriceService(stripe.Client).CreateAsync(new PriceCreateOptions
        {
            Currency = "usd",
            UnitAmount = 1900,
            Recurring = new PriceRecurringOptions { Interval = "month" },
            ProductData = new PriceProductDataOptions { Name = "Growth" },
        });
        var subscription = await new SubscriptionService(stripe.Client).CreateAsync(new SubscriptionCreateOptions
        {
            Customer = customer.Id,
            DefaultPaymentMethod = methods.Data.Single().Id,
            Items = [new SubscriptionItemOptions { Price = price.Id }],
        });
        return (customer.Id, subscription);
    }

    private PaymentView Payment(string reference, string? invoice, long amountMinor) => new(
        "py_1", "top_up", reference, Now, amountMinor, "usd", null, null, invoice, null, "accepted", 5);

    private DriftSubject Subject(string customer, SubscriptionView? subscription, SilentAccount? account = null) => new(
        "acme", customer, (account ?? new SilentAccount()).Grain, View(subscription, Now), Now.AddDays(-7), Now.AddMinutes(-15));

    private static PaymentsView View(SubscriptionView? subscription, DateTime now) =>
        new("acme", 1, now, null, null, null, null, null!, subscription, null, [], null);
}
