using Billing.Api.CatalogFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace Billing.Api.Tests.CatalogFiles;

/// <summary>Files with mistakes: each is told with file, line and field, and nothing of the file is applied.</summary>
[Collection(ApiTests.Name)]
public sealed class CatalogFileTests(ApiFixture fixture)
{
    private const string Plan = """
        {
          "meters": [{ "code": "never-applied" }],
          "plans": [
            { "slug": "never-a" },
            {
              "slug": "never-b",
              PLAN
            }
          ]
        }
        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        { "{\n  \"plans\": [\n    { \"slug\": }\n  ]\n}", ":3: This is no valid JSON" },
        { "{\n  \"plans\": [{ \"slug\": \"never\" }\n", ":3: This is no valid JSON" },
        { "{}\n{}", ":2: This is no valid JSON" },
        { "", ":1: This is no valid JSON" },
        { "{\"plans\":" + new string('[', 100) + "\n", ":1: This is no valid JSON" },
        { "[]", ":1: The body must be a JSON object." },
        { "{\n\n  \"plan\": []\n}", ":3: plan: There is no field 'plan' here." },
        { "{\n  \"plans\": [],\n  \"plans\": []\n}", ":3: plans: plans is there twice." },
        { "{\n  \"plans\": {}\n}", ":2: plans: plans must be an array." },
        { "{\n  \"plans\": [\n  5]\n}", ":3: plans[0]: plans[0] must be an object." },
        { "{\n  \"plans\": [\n    {\n      \"tier\": 1\n    }\n  ]\n}", ":3: plans[0].slug: slug is 1 to 64 of" },
        { "{\n  \"default_plan\":\n    \"never\"\n}", ":2: default_plan: default_plan is a plan that exists" },
        {
            "{\n  \"compat\": {\n    \"sends_meter\": \"never\" }\n}",
            ":3: compat.sends_meter: There is no meter never."
        },
        {
            "{\n  \"packages\": [{ \"id\": \"never\",\n   \"credit_type\": \"usd\", \"amount\": \"1\" }]\n}",
            ":2: packages[0].price: A package has a price."
        },
        {
            "{\n  \"meters\": [\n    { \"code\": \"never\",\n      \"idempotency_key\": \"k\" }]\n}",
            ":4: meters[0].idempotency_key: There is no field"
        },
        {
            "{\n  \"credit_types\": [{ \"code\": \"never\",\n \"precision\": 10 }]\n}",
            ":3: credit_types[0].precision: precision is 0 to 9."
        },
        { InPlan("\"teir\": 1"), ":7: plans[1].teir: There is no field 'teir' here." },
        { InPlan("\"slug\": \"never-a\""), ":7: plans[1].slug: plans[1].slug is there twice." },
        { InPlan("\"tier\": \"1\""), ":7: plans[1].tier: plans[1].tier must be a number." },
        { InPlan("\"tier\":\n -1"), ":7: plans[1].tier: tier is 0 or more." },
        {
            InPlan("\"credits\": [\n{ \"credit_type\": \"emails\",\n \"amount\": \"1.5\" }]"),
            ":9: plans[1].credits[0].amount: credits[0].amount has at most 0 decimal places."
        },
        {
            InPlan("\"meters\": [{ \"meter\": \"views\" },\n{ \"meter\": \"nothing\" }]"),
            ":8: plans[1].meters[1].meter: There is no meter nothing."
        },
        {
            InPlan("\"meters\": [{ \"meter\": \"views\",\n\"cost\": {\n\"credit_type\": \"usd\" } }]"),
            ":8: plans[1].meters[0].cost.amount: The cost is a plain decimal number."
        },
        {
            InPlan("\"tier\": 1 },\n\n{ \"name\": \"x\", \"slug\": \"never-b\""),
            ":9: plans[2].slug: plans[1] has the slug never-b already."
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_its_line_and_nothing_is_applied(string json, string expected)
    {
        var refusal = await Assert.ThrowsAsync<CatalogFileException>(() => Apply(json));

        Assert.Contains(".json" + expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(404, (await fixture.Admin.Get("/v1/meters/never-applied")).Status);
        Assert.Equal(404, (await fixture.Admin.Get("/v1/plans/never-a")).Status);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_too_large_or_not_utf8_is_told()
    {
        var missing = await Assert.ThrowsAsync<CatalogFileException>(() => Start("/nowhere/catalog.json"));
        var large = await Assert.ThrowsAsync<CatalogFileException>(
            () => Apply(new string(' ', CatalogFile.MaxBytes + 1)));
        var path = Path.Combine(Path.GetTempPath(), $"catalog-{Guid.NewGuid():N}.json");
        await File.WriteAllBytesAsync(path, [.. "{\n\"default_plan\": \""u8, 0xC3, 0x28, .. "\"}"u8]);
        var bytes = await Assert.ThrowsAsync<CatalogFileException>(() => Start(path));
        File.Delete(path);

        Assert.StartsWith(
            "/nowhere/catalog.json: The catalog file (BILLING_CATALOG) cannot be read",
            missing.Message,
            StringComparison.Ordinal);
        Assert.Contains("has more than 4194304 bytes", large.Message, StringComparison.Ordinal);
        Assert.EndsWith(":2: This is not UTF-8.", bytes.Message, StringComparison.Ordinal);
    }

    private static string InPlan(string text) => Plan.Replace("PLAN", text, StringComparison.Ordinal);

    private async Task Apply(string json)
    {
        var path = Path.Combine(Path.GetTempPath(), $"catalog-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, json);
        try
        {
            await Start(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Task Start(string path)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new(CatalogFileAtStart.Setting, path)])
            .Build();
        var services = fixture.Api.App.Services;
        return new CatalogFileAtStart(
            settings,
            services.GetRequiredService<IGrainFactory>(),
            NullLogger<CatalogFileAtStart>.Instance).StartAsync(CancellationToken.None);
    }
}
