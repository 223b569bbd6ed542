using Billing.Api.Auth;
using Billing.Api.OpenApi;

namespace Billing.Api.BillingPage;

/// <summary>The page's own style and script.</summary>
internal static class BillingPageFiles
{
    public static void MapBillingPageFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pages/billing.css", () => File("billing.css", "text/css; charset=utf-8"))
            .Allow(Access.Public).Describe(BillingPageOperations.Style);
        routes.MapGet("/pages/card.js", () => File("card.js", "text/javascript; charset=utf-8"))
            .Allow(Access.Public).Describe(BillingPageOperations.Script);
    }

    private static IResult File(string name, string type) =>
        Results.Stream(typeof(BillingPageFiles).Assembly.GetManifestResourceStream($"Billing.Api.BillingPage.{name}")!, type);
}
