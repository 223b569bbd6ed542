using Billing.Api.Auth;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.Auth;

/// <summary>Keys over HTTP. The routes come from the running service, so that a new one cannot be forgotten.</summary>
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
                "GET /billing/credits", "GET /billing/subscription", "GET /billing/usage",
                "GET /credit-entitlements/", "GET /credit-entitlements/{entitlement}",
                "GET /credit-entitlements/{entitlement}/balances/", "GET /health/live", "GET /health/ready",
                "GET /subscriptions/{subscription}/credit-usage", "GET /v1/credit-types/",
                "GET /v1/credit-types/{code}", "GET /v1/meters/", "GET /v1/meters/{code}", "GET /v1/packages/",
                "GET /v1/packages/{id}", "GET /v1/plans/", "GET /v1/plans/{slug}", "POST /api/v1/billing/checkout",
                "POST /api/v1/billing/credits", "POST /api/v1/billing/portal", "POST /api/v1/billing/webhooks",
                "POST /billing/checkout", "POST /billing/credits", "POST /billing/portal", "POST /checkouts",
                "POST /v1/stripe/webhooks", "POST /v1/usage/batch", "POST /v1/usage:batch", "POST /webhook/stripe",
            ],
            open);
    }

    [Fact(DisplayName = "Another's account answers every route as if it did not exist")]
    public async Task Anothers_account_does_not_exist()
    {
        var mine = await fixture.OpenAccount("10");
        var others = await fixture.OpenAccount("10");
        var client = await fixture.ClientOf(mine);
        var routes = Routes.Where(route => route.RoutePattern.GetParameter(AccessRules.AccountRouteValue) is not null).ToList();

        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            var answer = await Call(client, route, others);
            var nowhere = await Call(client, route, "nobody-has-this-id");
            Assert.True(answer.Status == 404, $"{MethodOf(route)} {route.RoutePattern.RawText}: {answer.Status} {answer.Text}");
            Assert.Equal("account_not_found", answer.Code);
            Assert.Equal(WithoutTrace(nowhere), WithoutTrace(answer));
        }
        Assert.Equal("2", (await fixture.Admin.Get($"/v1/accounts/{others}"))["seq"]);
    }

    [Fact]
    public async Task An_accounts_key_may_not_do_what_administrators_do()
    {
        var account = await fixture.OpenAccount("10");
        var client = await fixture.ClientOf(account);

        foreach (var route in Routes.Where(route => route.Metadata.GetMetadata<AccessRule>()!.Access == Access.Admin))
        {
            var answer = await Call(client, route, account);
            Assert.True(answer.Status == 403, $"{MethodOf(route)} {route.RoutePattern.RawText}: {answer.Status}");
            Assert.Equal("forbidden", answer.Code);
        }
        Assert.Equal("2", (await fixture.Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact]
    public async Task Without_a_valid_key_every_route_but_health_is_401()
    {
        ApiClient[] clients =
        [
            fixture.Api.Nobody, fixture.Api.As("wrong"), fixture.Api.As("a key that nobody ever made"),
            fixture.Api.As("bk_live_00000000000000000000000000000000_000000"),
        ];
        foreach (var route in Routes.Where(route => route.Metadata.GetMetadata<AccessRule>()!.Access != Access.Public))
        {
            foreach (var client in clients)
            {
                var answer = await Call(client, route, "acme");
                Assert.Equal((401, "unauthorized"), (answer.Status, answer.Code));
                Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"].Single());
            }
        }
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

    [Fact]
    public async Task In_a_batch_an_accounts_key_finds_only_its_own_account()
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var client = await fixture.ClientOf(mine);

        var answer = await client.Post("/v1/usage:batch", new
        {
            items = new[]
            {
                new { account = others, meter = "email_sent", quantity = "1" },
                new { account = mine, meter = "email_sent", quantity = "1" },
            },
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal(("404", "account_not_found"), (answer["results.0.status"], answer["results.0.code"]));
        Assert.Equal(("201", "3"), (answer["results.1.status"], answer["results.1.seq"]));
        Assert.Equal("2", (await fixture.Admin.Get($"/v1/accounts/{others}"))["seq"]);
    }

    private static Task<ApiAnswer> Call(ApiClient client, RouteEndpoint route, string account)
    {
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(
            segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: AccessRules.AccountRouteValue } => account,
                _ => "x",
            }))));
        var method = new HttpMethod(MethodOf(route));
        return client.Send(method, "/" + path, method == HttpMethod.Get ? null : new { });
    }

    private static string MethodOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single();

    private static string WithoutTrace(ApiAnswer answer) =>
        answer.Status + answer.ContentType + answer.Text.Replace(answer["traceId"]!, "", StringComparison.Ordinal);
}
