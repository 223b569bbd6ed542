using System.Text;
using Stripe;
using Stripe.Billing;
using Stripe.TestHelpers;
using SessionCreateOptions = Stripe.Checkout.SessionCreateOptions;
using SessionLineItemOptions = Stripe.Checkout.SessionLineItemOptions;

namespace Billing.StripeSandbox.Tests;

/// <summary>Stripe's .NET client (or its stand-in) finds everything where it expects it.</summary>
public sealed class StripeNetTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeClient _client = new(new StripeClientOptions
    {
        ApiKey = "sk_test_sandbox",
        ApiBase = host.Stripe.Url,
    });

    [Fact]
    public async Task A_subscription_with_its_invoice_and_renewal()
    {
        var start = new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);
        var clock = await _client.V1.TestHelpers.TestClocks.CreateAsync(
            new TestClockCreateOptions { FrozenTime = start });
        var customer = await _client.V1.Customers.CreateAsync(
            new CustomerCreateOptions { TestClock = clock.Id, PaymentMethod = "pm_card_visa" });
        var methods = await _client.V1.PaymentMethods.ListAsync(
            new PaymentMethodListOptions { Customer = customer.Id });
        var price = await _client.V1.Prices.CreateAsync(new PriceCreateOptions
        {
            Currency = "usd",
            UnitAmount = 1900,
            Recurring = new PriceRecurringOptions { Interval = "month" },
            ProductData = new PriceProductDataOptions { Name = "Growth" },
        });
        var subscription = await _client.V1.Subscriptions.CreateAsync(new SubscriptionCreateOptions
        {
            Customer = customer.Id,
            DefaultPaymentMethod = methods.Data.Single().Id,
            Items = [new SubscriptionItemOptions { Price = price.Id }],
            Metadata = new Dictionary<string, string> { ["account"] = "acme" },
            Expand = ["latest_invoice.payments"],
        });
        Assert.Equal("active", subscription.Status);
        Assert.Equal("paid", subscription.LatestInvoice.Status);
        Assert.Equal(1900, subscription.LatestInvoice.Payments.Data.Single().AmountPaid);
        Assert.Equal("acme", subscription.LatestInvoice.Parent.SubscriptionDetails.Metadata["account"]);

        await _client.V1.TestHelpers.TestClocks.AdvanceAsync(
            clock.Id, new TestClockAdvanceOptions { FrozenTime = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) });
        var renewed = await _client.V1.Subscriptions.GetAsync(subscription.Id);
        Assert.Equal(
            new DateTime(2026, 3, 31, 0, 0, 0, DateTimeKind.Utc), renewed.Items.Data.Single().CurrentPeriodEnd);
        var invoices = await _client.V1.Invoices.ListAsync(
            new InvoiceListOptions { Subscription = subscription.Id, Limit = 1 });
        Assert.True(invoices.HasMore);
        Assert.Equal("subscription_cycle", invoices.Data.Single().BillingReason);
    }

    [Fact]
    public async Task A_checkout_session_that_is_paid()
    {
        var price = await host.Stripe.OneTimePrice(2500);
        var session = await _client.V1.Checkout.Sessions.CreateAsync(new SessionCreateOptions
        {
            Mode = "payment",
            SuccessUrl = "https://shop.example/{CHECKOUT_SESSION_ID}",
            LineItems = [new SessionLineItemOptions { Price = price, Quantity = 2 }],
        });
        await host.Stripe.Page(session.Url, "email=a@b.c&method=visa");
        var done = await _client.V1.Checkout.Sessions.GetAsync(session.Id);
        Assert.Equal(("complete", "paid", 5000), (done.Status, done.PaymentStatus, done.AmountTotal));
        var refund = await _client.V1.Refunds.CreateAsync(
            new RefundCreateOptions { PaymentIntent = done.PaymentIntentId, Amount = 100 });
        Assert.Equal("succeeded", refund.Status);
    }

    [Fact]
    public async Task Refusals_are_exceptions_with_their_codes()
    {
        var missing = await Assert.ThrowsAsync<StripeException>(() => _client.V1.Invoices.GetAsync("in_none"));
        Assert.Equal(("resource_missing", 404), (missing.StripeError.Code, (int)missing.HttpStatusCode));
        var declined = await Assert.ThrowsAsync<StripeException>(() => _client.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 5, Currency = "usd", PaymentMethod = "pm_card_chargeDeclined", Confirm = true,
            }));
        Assert.Equal(
            ("card_declined", "generic_decline"), (declined.StripeError.Code, declined.StripeError.DeclineCode));
        Assert.Equal("requires_payment_method", declined.StripeError.PaymentIntent.Status);
        var options = new MeterEventCreateOptions
        {
            EventName = "sent_net",
            Identifier = "net-1",
            Payload = new Dictionary<string, string> { ["value"] = "1", ["stripe_customer_id"] = "cus_x" },
        };
        await _client.V1.Billing.MeterEvents.CreateAsync(options);
        var twice = await Assert.ThrowsAsync<StripeException>(
            () => _client.V1.Billing.MeterEvents.CreateAsync(options));
        Assert.Contains("already exists with identifier", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_passes_its_check_of_signature_and_version()
    {
        await using var inbox = await Inbox.Open();
        await using var own = await SandboxHost.Started(_ => { });
        var endpoint = (await own.Stripe.Post("/v1/webhook_endpoints", $"url={inbox.Url}&enabled_events[]=*")).Ok();
        var customer = await own.Stripe.Customer(card: null);
        var letter = (await inbox.Receive("customer.created"))[0];
        var read = EventUtility.ConstructEvent(
            Encoding.UTF8.GetString(letter.Body), letter.Signature, endpoint.Need("secret"));
        Assert.Equal(customer, ((Customer)read.Data.Object).Id);
    }
}
