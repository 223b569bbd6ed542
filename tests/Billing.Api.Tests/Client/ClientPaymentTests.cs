using Billing.Api.Tests.Provider;
using Billing.Client;

namespace Billing.Api.Tests.Client;

/// <summary>Money through the published client, with the sandbox as Stripe.</summary>
public sealed class ClientPaymentTests(ShopFixture shop) : IClassFixture<ShopFixture>, IDisposable
{
    private readonly BillingClient _billing = Clients.Of(shop.Api);

    public void Dispose() => _billing.Dispose();

    [Fact]
    public async Task A_customer_subscribes_tops_up_cancels_and_resumes()
    {
        var (account, _) = await shop.Open();
        var checkout = await _billing.Checkouts.SubscribeAsync(
            account, new PlanCheckout { Plan = "mailkit" }, "subscribe").OrThrow();
        Assert.Equal(("plan", "mailkit", 1900L), (checkout.Purpose, checkout.Code, checkout.AmountMinor));
        Assert.True((await _billing.Checkouts.SubscribeAsync(
            account, new PlanCheckout { Plan = "mailkit" }, "subscribe")).Replayed);
        await shop.Pay(checkout.Url!.AbsoluteUri);
        await shop.EmailsBecome(account, "5000");
        Assert.Equal(
            BillingCodes.AlreadySubscribed,
            (await _billing.Checkouts.SubscribeAsync(account, new PlanCheckout { Plan = "mailkit" })).Refusal?.Code);

        var topUp = await _billing.Checkouts.TopUpAsync(
            account, new PackageCheckout { Package = "emails_1000" }).OrThrow();
        await shop.Pay(topUp.Url!.AbsoluteUri);
        await shop.EmailsBecome(account, "6000");
        Assert.Equal(
            [900, 1900], (await Clients.All(_billing.Payments.List(account))).Select(payment => payment.AmountMinor));

        var state = await _billing.Subscriptions.GetAsync(account).OrThrow();
        Assert.Equal(("mailkit", "active"), (state.Plan.Slug, state.Subscription?.Status));
        Assert.True((await _billing.Subscriptions.CancelAsync(account).OrThrow()).Subscription!.CancelAtPeriodEnd);
        Assert.False((await _billing.Subscriptions.ResumeAsync(account).OrThrow()).Subscription!.CancelAtPeriodEnd);
        Assert.Equal("mailkit", (await _billing.Subscriptions.ChangeAsync(account, "mailkit").OrThrow()).Plan.Slug);
        Assert.NotNull((await _billing.Subscriptions.PreviewChangeAsync(
            account, new PlanChange { Plan = "mailkit" }).OrThrow()).Total);

        Assert.NotNull((await _billing.Checkouts.PortalAsync(account).OrThrow()).Url);
        Assert.Equal(1900, Assert.Single(await Clients.All(_billing.Invoices.List(account))).Total);
        Assert.True((await _billing.Invoices.CurrentAsync(account)).IsOk);
        Assert.Contains(await Clients.All(_billing.StripeEvents.List("done")), e => e.Account == account);
        Assert.Equal(404, (await _billing.StripeEvents.RetryAsync("evt_nobody")).Status);
        Assert.Empty((await _billing.DriftChecks.RunAsync(account).OrThrow()).Findings);
        Assert.Empty(await Clients.All(_billing.MeterExports.List("needs_review")));
        Assert.Equal(404, (await _billing.MeterExports.RetryAsync("nobody")).Status);
    }

    [Fact]
    public async Task A_customer_keeps_a_card_and_buys_by_itself()
    {
        var (account, _) = await shop.Open();
        var intent = await _billing.PaymentMethods.CreateSetupIntentAsync(account).OrThrow();
        Assert.NotEqual("", intent.ClientSecret);
        var card = await _billing.PaymentMethods.AttachAsync(account, "pm_card_visa").OrThrow();
        Assert.Equal(("visa", "4242", true), (card.Brand, card.Last4, card.IsDefault));
        Assert.Equal(card.Id, Assert.Single(await Clients.All(_billing.PaymentMethods.List(account))).Id);

        // Enough that nothing is charged: a charge on its way outlives the rule.
        await shop.Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "emails", amount = "100" });
        Assert.False((await _billing.AutoRecharge.GetAsync(account).OrThrow()).Enabled);
        var rule = new AutoRechargeRule { Package = "emails_1000", Threshold = 10 };
        Assert.Equal((true, 10m), await Settings(_billing.AutoRecharge.SetAsync(account, rule)));
        Assert.False((await _billing.AutoRecharge.ClearAsync(account).OrThrow()).Enabled);

        Assert.True((await _billing.PaymentMethods.DetachAsync(account, card.Id).OrThrow()).IsDeleted);
    }

    private static async Task<(bool, decimal?)> Settings(Task<BillingResult<AutoRecharge>> call)
    {
        var recharge = await call.OrThrow();
        return (recharge.Enabled, recharge.Threshold);
    }
}
