using Billing.Contracts.Payments;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>A page where the customer pays.</summary>
internal sealed record CheckoutPageAnswer(string? Url, CheckoutPage Data)
{
    public static CheckoutPageAnswer Of(CheckoutView checkout) =>
        new(checkout.Url, new CheckoutPage(checkout.Url, checkout.SessionId));
}

/// <summary>The page again, with Stripe's name of the session.</summary>
internal sealed record CheckoutPage(string? CheckoutUrl, string? SessionId);

/// <summary>A page where the customer looks after card, invoices and subscription.</summary>
internal sealed record PortalPageAnswer(string Url, PortalPage Data);

/// <summary>The page again.</summary>
internal sealed record PortalPage(string PortalUrl);
