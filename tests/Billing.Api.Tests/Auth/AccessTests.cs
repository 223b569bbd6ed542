using Billing.Api.Auth;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.Auth;

/// <summary>What routes say of who may call them, so that a new one cannot be forgotten; CrossAccountTests calls them.</summary>
[Collection(ApiTests.Name)]
public sealed class AccessTests(ApiFixture fixture)
{
    private IEnumerable<RouteEndpoint> Routes =>
        ((IEndpointRouteBuilder)fixture.Api.App).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>();

    [Fact]
    public void Every_route_says_who_may_call_it() =>
        Assert.All(Routes, route => Assert.NotNull(route.Metadata.GetMetadata<AccessRule>()));

    [Fact]
    public void Only_these_routes_are_open_to_keys_of_accounts_without_naming_an_account()
    {
        var open = Routes.Where(route => route.RoutePattern.GetParameter(AccessRules.AccountRouteValue) is null)
            .Where(route => route.Metadata.GetMetadata<AccessRule>()!.Access != Access.Admin)
            .Select(route => $"{MethodOf(route)} {route.RoutePattern.RawText}")
            .Order();

        Assert.Equal(
            [
                "GET /api/v1/billing/credits", "GET /api/v1/billing/subscription", "GET /api/v1/billing/usage",
                "GET /billing/credits", "GET /billing/subscription", "GET /billing/usage", "GET /credit-entitlements/",
                "GET /credit-entitlements/{entitlement}", "GET /credit-entitlements/{entitlement}/balances/",
                "GET /docs", "GET /docs/docs.css", "GET /docs/docs.js", "GET /health/live", "GET /health/ready",
                "GET /openapi/v1.json", "GET /pages/billing.css", "GET /pages/billing/{link}/",
                "GET /pages/billing/{link}/card", "GET /pages/card.js",
                "GET /subscriptions/{subscription}/credit-usage", "GET /v1/credit-types/",
                "GET /v1/credit-types/{code}", "GET /v1/meters/", "GET /v1/meters/{code}", "GET /v1/packages/",
                "GET /v1/packages/{id}", "GET /v1/plans/", "GET /v1/plans/{slug}", "POST /api/v1/billing/checkout",
                "POST /api/v1/billing/credits", "POST /api/v1/billing/portal", "POST /api/v1/billing/webhooks",
                "POST /billing/checkout", "POST /billing/credits", "POST /billing/portal", "POST /checkouts",
                "POST /pages/billing/{link}/card/attach", "POST /pages/billing/{link}/portal",
                "POST /pages/billing/{link}/subscribe", "POST /pages/billing/{link}/topup", "POST /v1/stripe/webhooks",
                "POST /v1/usage/batch", "POST /v1/usage:batch", "POST /webhook/stripe",
            ],
            open);
    }

    [Fact]
    public async Task An_accounts_key_uses_and_reads_its_own_account()
    {
        var account = await fixture.OpenAccount("10");
        var client = await fixture.ClientOf(account);

        var used = await client.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "1" });

        Assert.Equal(201, used.Status);
        string[] paths = ["", "/state", "/balances", "/balances/emails", "/grants", "/ledger", "/ledger/verify"];
        foreach (var path in paths)
            Assert.Equal(200, (await client.Get($"/v1/accounts/{account}{path}")).Status);
        Assert.Equal(200, (await client.Get("/v1/credit-types")).Status);
    }

    private static string MethodOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single();
}
