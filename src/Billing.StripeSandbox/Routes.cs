using Billing.StripeSandbox.Charges;
using Billing.StripeSandbox.Checkout;
using Billing.StripeSandbox.Clock;
using Billing.StripeSandbox.Customers;
using Billing.StripeSandbox.Disputes;
using Billing.StripeSandbox.Events;
using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Meters;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;
using Billing.StripeSandbox.Portal;
using Billing.StripeSandbox.Prices;
using Billing.StripeSandbox.Products;
using Billing.StripeSandbox.Refunds;
using Billing.StripeSandbox.SetupIntents;
using Billing.StripeSandbox.Subscriptions;
using Billing.StripeSandbox.Webhooks;

namespace Billing.StripeSandbox;

/// <summary>Every call of the API that the sandbox answers.</summary>
internal static class Routes
{
    public static IEnumerable<Route> All =>
    [
        .. CustomerRoutes.All, .. ProductRoutes.All, .. PriceRoutes.All, .. PaymentMethodRoutes.All,
        .. SetupIntentRoutes.All,
        .. PaymentIntentRoutes.All, .. ChargeRoutes.All, .. RefundRoutes.All, .. DisputeRoutes.All,
        .. SubscriptionRoutes.All, .. SubscriptionItemRoutes.All,
        .. InvoiceRoutes.All, .. InvoiceMoves.All, .. InvoiceItemRoutes.All, .. InvoicePaymentRoutes.All,
        .. SessionRoutes.All, .. PortalRoutes.All, .. MeterRoutes.All, .. MeterEventRoutes.All,
        .. EventRoutes.All, .. EndpointRoutes.All, .. TestClockRoutes.All,
    ];
}
