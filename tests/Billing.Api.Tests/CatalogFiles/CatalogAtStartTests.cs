using System.Runtime.CompilerServices;
using Billing.Api.CatalogFiles;
using Billing.Testing;

namespace Billing.Api.Tests.CatalogFiles;

/// <summary>Whole services that start on a catalog file.</summary>
public sealed class CatalogAtStartTests
{
    [Theory]
    [InlineData("sendook", "usage", "email_sent", null)]
    [InlineData("pushmail", "free", "email_sent", "usd")]
    [InlineData("ampout", "free", "email_sent", null)]
    [InlineData("mailkit", null, "email_sent", "emails")]
    public async Task A_sample_catalog_is_there_after_the_start_and_a_second_start_changes_nothing(
        string name, string? defaultPlan, string sendsMeter, string? creditsType)
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var first = await Lists(database, Sample(name));
        var second = await Lists(database, Sample(name));

        Assert.Equal(first, second);
        Assert.All(first[..^1], list => Assert.DoesNotContain("\"version\":2", list, StringComparison.Ordinal));
        Assert.NotEqual("[]", first[2]);
        using var settings = System.Text.Json.JsonDocument.Parse(first[^1]);
        var compat = settings.RootElement.GetProperty("compat");
        Assert.Equal(defaultPlan, settings.RootElement.GetProperty("default_plan").GetString());
        Assert.Equal(sendsMeter, compat.GetProperty("sends_meter").GetString());
        Assert.Equal(creditsType, compat.GetProperty("credits_type").GetString());
    }

    [Fact]
    public async Task What_the_file_does_not_name_stays_and_a_wrong_file_stops_the_start_whole()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Lists(database, Sample("pushmail"));
        await using (var api = await RunningApi.StartAsync(database, catalog: Sample("mailkit")))
        {
            Assert.Equal(200, (await api.Admin.Get("/v1/plans/growth")).Status);
            var settings = await api.Admin.Get("/v1/catalog/settings");
            Assert.Equal(("free", "emails"), (settings["default_plan"], settings["compat.credits_type"]));
        }
        var path = Path.Combine(Path.GetTempPath(), $"catalog-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(
            path,
            """
            {
              "meters": [{ "code": "not_applied" }],
              "plans": [{ "slug": "growth", "tier": 9 }],
              "packages": [{ "id": "credits_10" }]
            }
            """);

        var refusal = await Assert.ThrowsAsync<CatalogFileException>(
            () => RunningApi.StartAsync(database, catalog: path));
        File.Delete(path);

        Assert.Equal($"{path}:4: packages[0].price: A package has a price.", refusal.Message);
        await using var after = await RunningApi.StartAsync(database);
        Assert.Equal(404, (await after.Admin.Get("/v1/meters/not_applied")).Status);
        Assert.Equal("1", (await after.Admin.Get("/v1/plans/growth"))["version"]);
    }

    [Fact]
    public async Task The_seeds_numbers_are_in_the_samples()
    {
        await using var api = await RunningApi.StartAsync(
            await TestDatabase.CreateEmptyAsync(), catalog: Sample("pushmail"));
        var rates = new Dictionary<string, string?>();
        foreach (var slug in new[] { "free", "starter", "growth", "scale" })
        {
            var plan = await api.Admin.Get($"/v1/plans/{slug}");
            var price = plan["price"] is null ? "none" : plan["price.amount_minor"];
            rates[slug] = $"{price} {plan["meters.0.included"]} {plan["meters.0.cost.amount"]}";
        }

        Assert.Equal("none 0 0.003", rates["free"]);
        Assert.Equal("1900 10000 0.0025", rates["starter"]);
        Assert.Equal("4900 50000 0.0015", rates["growth"]);
        Assert.Equal("14900 250000 0.0008", rates["scale"]);
        var package = await api.Admin.Get("/v1/packages/credits_500");
        Assert.Equal(("50000", "500", "50"), (package["price.amount_minor"], package["amount"], package["bonus"]));
    }

    // Everything that a catalog file can say, as the API answers it.
    private static async Task<string[]> Lists(string database, string catalog)
    {
        await using var api = await RunningApi.StartAsync(database, catalog: catalog);
        var lists = new List<string>();
        foreach (var list in new[] { "credit-types", "meters", "plans", "packages" })
            lists.Add((await api.Admin.Get($"/v1/{list}")).Json.GetProperty("data").GetRawText());
        lists.Add((await api.Admin.Get("/v1/catalog/settings")).Text);
        return [.. lists];
    }

    private static string Sample(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, $"../../../samples/catalogs/{name}.json"));
}
