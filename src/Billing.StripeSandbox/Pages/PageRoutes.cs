namespace Billing.StripeSandbox.Pages;

/// <summary>The pages that people see: checkout, bank, portal, invoice, receipt.</summary>
internal static class PageRoutes
{
    public static void MapSandboxPages(this IEndpointRouteBuilder endpoints, World world)
    {
        CheckoutPage.Map(endpoints, world);
        BankPage.Map(endpoints, world);
        PortalPage.Map(endpoints, world);
        InvoicePage.Map(endpoints, world);
    }
}
