using System.Collections.Frozen;

namespace Stripe;

/// <summary>The classes of objects that tell their kind in the field <c>object</c>.</summary>
internal static class ObjectTypes
{
    public static FrozenDictionary<string, Type> ByName { get; } = new Dictionary<string, Type>
    {
        ["billing.meter"] = typeof(Billing.Meter),
        ["billing.meter_event"] = typeof(Billing.MeterEvent),
        ["billing.meter_event_adjustment"] = typeof(Billing.MeterEventAdjustment),
        ["billing.meter_event_summary"] = typeof(Billing.MeterEventSummary),
        ["billing_portal.session"] = typeof(BillingPortal.Session),
        ["charge"] = typeof(Charge),
        ["checkout.session"] = typeof(Checkout.Session),
        ["coupon"] = typeof(Coupon),
        ["customer"] = typeof(Customer),
        ["discount"] = typeof(Discount),
        ["dispute"] = typeof(Dispute),
        ["event"] = typeof(Event),
        ["invoice"] = typeof(Invoice),
        ["invoice_payment"] = typeof(InvoicePayment),
        ["invoiceitem"] = typeof(InvoiceItem),
        ["item"] = typeof(LineItem),
        ["line_item"] = typeof(InvoiceLineItem),
        ["payment_intent"] = typeof(PaymentIntent),
        ["payment_method"] = typeof(PaymentMethod),
        ["price"] = typeof(Price),
        ["product"] = typeof(Product),
        ["refund"] = typeof(Refund),
        ["setup_intent"] = typeof(SetupIntent),
        ["subscription"] = typeof(Subscription),
        ["subscription_item"] = typeof(SubscriptionItem),
        ["test_helpers.test_clock"] = typeof(TestHelpers.TestClock),
        ["webhook_endpoint"] = typeof(WebhookEndpoint),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
