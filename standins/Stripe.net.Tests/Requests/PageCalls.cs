using Stripe.Checkout;
using Portal = Stripe.BillingPortal;

namespace Stripe.Standin.Tests.Requests;

/// <summary>Checkout and the portal: pages that Stripe shows.</summary>
internal static class PageCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("open a checkout for a payment", c => c.V1.Checkout.Sessions.CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                Customer = "cus_1",
                ClientReferenceId = "acme",
                LineItems =
                [
                    new SessionLineItemOptions
                    {
                        Quantity = 1,
                        PriceData = new SessionLineItemPriceDataOptions
                        {
                            Currency = "usd",
                            UnitAmount = 5000,
                            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = "5,000 credits" },
                        },
                    },
                ],
                PaymentIntentData = new SessionPaymentIntentDataOptions
                {
                    Metadata = new() { ["checkout_id"] = "chk_1" },
                    SetupFutureUsage = "off_session",
                },
                InvoiceCreation = new SessionInvoiceCreationOptions { Enabled = true },
                AutomaticTax = new SessionAutomaticTaxOptions { Enabled = false },
                Metadata = new() { ["checkout_id"] = "chk_1" },
                SuccessUrl = "https://example.com/done?session={CHECKOUT_SESSION_ID}",
                CancelUrl = "https://example.com/back",
                ExpiresAt = EveryCall.Noon.AddMinutes(30),
            },
            EveryCall.Key("acct:acme:checkout:chk_1"))),
        ("open a checkout for a subscription", c => c.V1.Checkout.Sessions.CreateAsync(
            new SessionCreateOptions
            {
                Mode = "subscription",
                CustomerEmail = "ann@example.com",
                LineItems = [new SessionLineItemOptions { Price = "price_growth", Quantity = 1 }],
                SubscriptionData = new SessionSubscriptionDataOptions
                {
                    TrialPeriodDays = 14,
                    BillingMode = new SessionSubscriptionDataBillingModeOptions { Type = "flexible" },
                    Metadata = new() { ["account_id"] = "acme", ["plan"] = "growth" },
                },
                AllowPromotionCodes = true,
                PaymentMethodCollection = "if_required",
                UiMode = "hosted_page",
                SuccessUrl = "https://example.com/done",
            })),
        ("open a checkout for a card", c => c.V1.Checkout.Sessions.CreateAsync(
            new SessionCreateOptions
            {
                Mode = "setup",
                Customer = "cus_1",
                Currency = "usd",
                SetupIntentData = new SessionSetupIntentDataOptions { Metadata = new() { ["account_id"] = "acme" } },
                SuccessUrl = "https://example.com/done",
            })),
        ("get a checkout", c => new SessionService(c).GetAsync(
            "cs_1", new SessionGetOptions { Expand = ["line_items", "payment_intent.latest_charge"] })),
        ("list checkouts", c => c.V1.Checkout.Sessions.ListAsync(
            new SessionListOptions { Customer = "cus_1", Status = "open" })),
        ("list a checkout's lines", c => c.V1.Checkout.Sessions.LineItems.ListAsync(
            "cs_1", new SessionLineItemListOptions { Limit = 100 })),
        ("expire a checkout", c => c.V1.Checkout.Sessions.ExpireAsync("cs_1")),
        ("open the portal", c => c.V1.BillingPortal.Sessions.CreateAsync(
            new Portal.SessionCreateOptions { Customer = "cus_1", ReturnUrl = "https://example.com/" })),
        ("open the portal to cancel", c => new Portal.SessionService(c).CreateAsync(
            new Portal.SessionCreateOptions
            {
                Customer = "cus_1",
                FlowData = new Portal.SessionFlowDataOptions
                {
                    Type = "subscription_cancel",
                    SubscriptionCancel = new Portal.SessionFlowDataSubscriptionCancelOptions { Subscription = "sub_1" },
                },
            })),
    ];
}
