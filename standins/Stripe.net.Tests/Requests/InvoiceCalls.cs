namespace Stripe.Standin.Tests.Requests;

internal static class InvoiceCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("create an invoice", c => c.V1.Invoices.CreateAsync(
            new InvoiceCreateOptions { Customer = "cus_1", AutoAdvance = false, CollectionMethod = "send_invoice" })),
        ("update an invoice", c => c.V1.Invoices.UpdateAsync(
            "in_1", new InvoiceUpdateOptions { Description = null, Metadata = new() { ["a"] = "b" } })),
        ("finalize an invoice", c => c.V1.Invoices.FinalizeInvoiceAsync(
            "in_1", new InvoiceFinalizeOptions { AutoAdvance = true })),
        ("pay an invoice", c => c.V1.Invoices.PayAsync(
            "in_1", new InvoicePayOptions { PaymentMethod = "pm_1", OffSession = true })),
        ("void an invoice", c => c.V1.Invoices.VoidInvoiceAsync("in_1")),
        ("get an invoice", c => c.V1.Invoices.GetAsync(
            "in_1", new InvoiceGetOptions { Expand = ["payments", "confirmation_secret"] })),
        ("list invoices", c => c.V1.Invoices.ListAsync(
            new InvoiceListOptions
            {
                Customer = "cus_1",
                Subscription = "sub_1",
                Status = "paid",
                Created = new DateRangeOptions
                {
                    GreaterThan = EveryCall.Noon,
                    LessThanOrEqual = EveryCall.Noon.AddDays(31),
                },
            })),
        ("list an invoice's lines", c => c.V1.Invoices.LineItems.ListAsync(
            "in_1", new InvoiceLineItemListOptions { Limit = 100 })),
        ("preview the invoice of a change", c => c.V1.Invoices.CreatePreviewAsync(
            new InvoiceCreatePreviewOptions
            {
                Customer = "cus_1",
                Subscription = "sub_1",
                PreviewMode = "next",
                SubscriptionDetails = new InvoiceSubscriptionDetailsOptions
                {
                    Items = [new InvoiceSubscriptionDetailsItemOptions { Id = "si_1", Price = "p_2", Quantity = 1 }],
                    ProrationBehavior = "create_prorations",
                    ProrationDate = EveryCall.Noon,
                    BillingCycleAnchor = InvoiceSubscriptionDetailsBillingCycleAnchor.Unchanged,
                },
                InvoiceItems = [new InvoiceUpcomingInvoiceItemOptions { Amount = -500, Currency = "usd" }],
            })),
        ("create an invoice item", c => c.V1.InvoiceItems.CreateAsync(
            new InvoiceItemCreateOptions
            {
                Customer = "cus_1",
                Amount = 375,
                Currency = "usd",
                Description = "1,250 emails",
                Period = new InvoiceItemPeriodOptions { Start = EveryCall.Noon, End = EveryCall.Noon.AddMonths(1) },
            })),
        ("get an invoice item", c => c.V1.InvoiceItems.GetAsync("ii_1")),
        ("delete an invoice item", c => c.V1.InvoiceItems.DeleteAsync("ii_1")),
        ("list invoice items", c => c.V1.InvoiceItems.ListAsync(
            new InvoiceItemListOptions { Customer = "cus_1", Pending = true })),
        ("list the invoice of a payment", c => c.V1.InvoicePayments.ListAsync(
            new InvoicePaymentListOptions
            {
                Payment = new InvoicePaymentPaymentOptions { Type = "payment_intent", PaymentIntent = "pi_1" },
            })),
    ];
}
