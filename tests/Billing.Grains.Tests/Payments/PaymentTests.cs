using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Grains.Tests.Catalog;
using Billing.Grains.Tests.Grains;
using Billing.Testing;

namespace Billing.Grains.Tests.Payments;

/// <summary>Money that comes in, through the account's grain on real PostgreSQL.</summary>
public sealed class PaymentTests : IAsyncLifetime
{
    private AccountCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync());
        await _cluster.AccountWith("acme", "1");
        Assert.Null((await _cluster.Catalog.PutPackage(
            Requests.Package("pack", "emails", "1000", bonus: "100", price: new PackagePrice(500, "usd")))).Error);
        Assert.Null((await _cluster.Catalog.PutPlan(Requests.Plan(
            "pro",
            price: new PlanPriceLine(2_000, "usd", "month"),
            stripePriceId: "price_old",
            credits: [Requests.Credit("emails", "500", "period_end")]))).Error);
        Assert.Null((await _cluster.Catalog.PatchPlan(Requests.PlanPatch("pro") with { StripePriceId = "price_new" })).Error);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact(DisplayName = "B2: a checkout's key answers the same checkout for ever, with what became of it")]
    public async Task A_key_answers_its_checkout_after_deactivation()
    {
        var payments = _cluster.Payments("acme");
        var begun = await payments.StartCheckout(TopUp("buy-1"));
        Assert.Null(begun.Error);
        var (id, key) = (begun.Checkout!.Id, begun.Checkout.OutgoingKey);
        Assert.Equal("started", begun.Checkout.Status);
        Assert.Null((await payments.OpenCheckout(
            new OpenCheckoutRequest(id, "cs_1", "https://pay.test/1", DateTime.UtcNow.AddHours(1)))).Error);

        await _cluster.Deactivate(_cluster.Account("acme"));
        var open = await payments.StartCheckout(TopUp("buy-1"));
        Assert.True(open.Replayed);
        Assert.Equal((id, key, "open", "https://pay.test/1"), Of(open.Checkout!));

        Assert.Null((await payments.SettleCheckout(Session(id, "paid"))).Error);
        await _cluster.Deactivate(_cluster.Account("acme"));
        var paid = await payments.StartCheckout(TopUp("buy-1"));
        Assert.True(paid.Replayed);
        Assert.Equal((id, key, "paid", "https://pay.test/1"), Of(paid.Checkout!));

        var other = await payments.StartCheckout(TopUp("buy-1") with { SuccessUrl = "https://elsewhere.test" });
        Assert.Equal((RefusalCodes.IdempotencyKeyReused, "success_url"), (other.Error!.Code, other.Error.Field));
    }

    [Fact(DisplayName = "E3: a payment told ten times at once is one grant")]
    public async Task A_payment_told_ten_times_at_once_is_one_grant()
    {
        var payments = _cluster.Payments("acme");
        var id = (await payments.StartCheckout(TopUp("buy-1"))).Checkout!.Id;

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => payments.SettleCheckout(Session(id, "paid"))));

        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Single(replies, reply => !reply.Replayed);
        Assert.Single(replies.Select(reply => reply.Entry!.Seq).Distinct());
        await _cluster.Deactivate(_cluster.Account("acme"));
        Assert.True((await payments.SettleCheckout(Session(id, "paid"))).Replayed);
        Assert.Equal("1101", await Settled());
        var listed = Assert.Single((await payments.Payments(new PaymentQuery(null, 10))).Payments);
        Assert.Equal(("top_up", $"checkout:{id}", 500), (listed.Kind, listed.Ref, listed.AmountMinor));
    }

    [Fact(DisplayName = "E4: credits whose money is on its way are in the list of grants and cannot be spent")]
    public async Task Credits_on_their_way_are_seen_and_not_spent()
    {
        var payments = _cluster.Payments("acme");
        var id = (await payments.StartCheckout(TopUp("buy-1"))).Checkout!.Id;
        Assert.Null((await payments.SettleCheckout(Session(id, "pending"))).Error);

        var grants = (await _cluster.Account("acme").Grants(new GrantQuery(null, 10, null))).Grants;
        Assert.Equal([("pending", "1100"), ("active", "1")], grants.Select(grant => (grant.Status, grant.Remaining.ToString())));
        Assert.Equal(id, grants[0].GrantId);
        var refused = await _cluster.Account("acme").Use(AccountCluster.Debit("2"));
        Assert.Equal(RefusalCodes.InsufficientCredits, refused.Error!.Code);
    }

    [Fact(DisplayName = "D10: an invoice waits for its subscription, then grants once; an old price still names its plan (D12)")]
    public async Task An_invoice_grants_once()
    {
        var payments = _cluster.Payments("acme");
        var start = DateTime.UtcNow.AddHours(-1);
        var invoice = new InvoiceReport(
            "in_1", "sub_1", "subscription_create", "price_old", start, start.AddMonths(1), start, 2_000, "usd", "pi_1");
        Assert.Equal(RefusalCodes.SubscriptionNotFound, (await payments.SettleInvoice(invoice)).Error!.Code);

        var synced = await payments.SyncSubscription(Subscription("sub_1", start));
        Assert.Equal(("pro", "subscription"), (synced.View!.Plan.Slug, synced.View.Plan.Source));
        Assert.False((await payments.SettleInvoice(invoice)).Replayed);
        await _cluster.Deactivate(_cluster.Account("acme"));
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => payments.SettleInvoice(invoice)));
        Assert.All(again, reply => Assert.True(reply.Replayed));
        Assert.Equal("501", await Settled());

        var second = await payments.SyncSubscription(Subscription("sub_2", start));
        Assert.Equal(PaymentAction.CancelSubscription, second.Action);
        Assert.Equal("sub_1", second.View!.Subscription!.Id);
        var buy = await payments.StartCheckout(new StartCheckoutRequest(AccountCluster.NoKey(), "plan", "pro"));
        Assert.Equal(RefusalCodes.AlreadySubscribed, buy.Error!.Code);
    }

    [Fact(DisplayName = "H7: payments are the same after the account was read from its ledger alone")]
    public async Task Payments_survive_the_loss_of_every_snapshot()
    {
        var payments = _cluster.Payments("acme");
        await payments.LinkCustomer("cus_1");
        await payments.StartCheckout(TopUp("buy-1"));
        await payments.SyncSubscription(Subscription("sub_1", DateTime.UtcNow.AddDays(-3)));
        var before = (await payments.ReadPayments(null)).View!;

        await _cluster.Deactivate(_cluster.Account("acme"));

        var after = (await payments.ReadPayments(null)).View!;
        Assert.Equal(("cus_1", before.Seq, before.Subscription), (after.CustomerId, after.Seq, after.Subscription));
        Assert.Equal(before.Checkouts.AsEnumerable(), after.Checkouts.AsEnumerable());
        Assert.True((await _cluster.Account("acme").Verify()).Ok);
    }

    private async Task<string> Settled() =>
        (await _cluster.Account("acme").Read(null)).Account!.Credits[0].Settled.ToString();

    private static (string Id, string Key, string Status, string? Url) Of(CheckoutView checkout) =>
        (checkout.Id, checkout.OutgoingKey, checkout.Status, checkout.Url);

    private static StartCheckoutRequest TopUp(string key) =>
        new(AccountCluster.Key(key), "top_up", "pack") { SuccessUrl = "https://acme.test/thanks" };

    private static SessionReport Session(string id, string result) => new(id, "cs_1", result, 500, "usd", "pi_1", null);

    private static SubscriptionReport Subscription(string id, DateTime start) =>
        new(id, "active", "price_new", start, start.AddMonths(1), start, null, null, false);
}
