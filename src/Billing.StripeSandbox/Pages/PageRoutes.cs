namespace Billing.StripeSandbox.Pages;

internal static class PageRoutes
{
    public static void MapSandboxPages(this IEndpointRouteBuilder endpoints, World world)
    {
    }
}
