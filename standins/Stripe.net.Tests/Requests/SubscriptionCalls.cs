namespace Stripe.Standin.Tests.Requests;

internal static class SubscriptionCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("create a subscription", c => c.V1.Subscriptions.CreateAsync(
            new SubscriptionCreateOptions
            {
                Customer = "cus_1",
                Items =
                [
                    new SubscriptionItemOptions { Price = "price_1", Quantity = 2, Metadata = new() { ["a"] = "b" } },
                    new SubscriptionItemOptions { Price = "price_emails" },
                ],
                BillingMode = new SubscriptionBillingModeOptions { Type = "flexible" },
                PaymentBehavior = "default_incomplete",
                PaymentSettings = new SubscriptionPaymentSettingsOptions
                {
                    SaveDefaultPaymentMethod = "on_subscription",
                },
                TrialSettings = new SubscriptionTrialSettingsOptions
                {
                    EndBehavior = new SubscriptionTrialSettingsEndBehaviorOptions { MissingPaymentMethod = "cancel" },
                },
                TrialEnd = EveryCall.Noon.AddDays(14),
                OffSession = true,
                Metadata = new() { ["account_id"] = "acme", ["plan"] = "growth" },
                Expand = ["latest_invoice.confirmation_secret", "pending_setup_intent"],
            },
            EveryCall.Key("acct:acme:subscribe:1"))),
        ("create a subscription that is billed from a day", c => c.V1.Subscriptions.CreateAsync(
            new SubscriptionCreateOptions
            {
                Customer = "cus_1",
                Items = [new SubscriptionItemOptions { Price = "price_growth" }],
                BillingCycleAnchor = EveryCall.Noon,
                ProrationBehavior = "none",
                TrialEnd = SubscriptionTrialEnd.Now,
                CancelAt = EveryCall.Noon.AddYears(1),
                Discounts = [new SubscriptionDiscountOptions { Coupon = "welcome" }],
            })),
        ("change the plan of a subscription at once", c => c.V1.Subscriptions.UpdateAsync(
            "sub_1",
            new SubscriptionUpdateOptions
            {
                Items =
                [
                    new SubscriptionItemOptions { Id = "si_1", Price = "price_scale" },
                    new SubscriptionItemOptions { Id = "si_2", Deleted = true, ClearUsage = true },
                ],
                ProrationBehavior = "always_invoice",
                ProrationDate = EveryCall.Noon,
                BillingCycleAnchor = SubscriptionBillingCycleAnchor.Unchanged,
                PaymentBehavior = "pending_if_incomplete",
                CancelAtPeriodEnd = false,
            },
            EveryCall.Key("acct:acme:change:1"))),
        ("cancel a subscription at the period's end", c => c.V1.Subscriptions.UpdateAsync(
            "sub_1", new SubscriptionUpdateOptions { CancelAtPeriodEnd = true })),
        ("clear a subscription's end, discounts and pause", c => c.V1.Subscriptions.UpdateAsync(
            "sub_1", new SubscriptionUpdateOptions { CancelAt = null, Discounts = [], PauseCollection = null })),
        ("pause collection", c => c.V1.Subscriptions.UpdateAsync(
            "sub_1",
            new SubscriptionUpdateOptions
            {
                PauseCollection = new SubscriptionPauseCollectionOptions
                {
                    Behavior = "void",
                    ResumesAt = EveryCall.Noon,
                },
            })),
        ("cancel a subscription now", c => c.V1.Subscriptions.CancelAsync(
            "sub_1",
            new SubscriptionCancelOptions
            {
                InvoiceNow = true,
                Prorate = false,
                CancellationDetails = new SubscriptionCancellationDetailsOptions { Comment = "asked for it" },
            })),
        ("cancel a subscription without a word", c => c.V1.Subscriptions.CancelAsync("sub_1")),
        ("resume a subscription", c => c.V1.Subscriptions.ResumeAsync(
            "sub_1", new SubscriptionResumeOptions { ProrationBehavior = "none" })),
        ("get a subscription", c => c.V1.Subscriptions.GetAsync(
            "sub_1", new SubscriptionGetOptions { Expand = ["customer", "items.data.price.product"] })),
        ("list subscriptions", c => c.V1.Subscriptions.ListAsync(
            new SubscriptionListOptions { Customer = "cus_1", Status = "all", Limit = 100, EndingBefore = "sub_9" })),
        ("list a subscription's items", c => c.V1.SubscriptionItems.ListAsync(
            new SubscriptionItemListOptions { Subscription = "sub_1" })),
    ];
}
