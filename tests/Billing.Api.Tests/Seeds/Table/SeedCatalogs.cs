using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Billing.Api.Tests.Support;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>The sample catalogs in one service: of two objects under one name the first stays.</summary>
internal static class SeedCatalogs
{
    private static readonly (string List, string Id, string Path)[] Lists =
    [
        ("credit_types", "code", "/v1/credit-types"),
        ("meters", "code", "/v1/meters"),
        ("plans", "slug", "/v1/plans"),
        ("packages", "id", "/v1/packages"),
    ];

    public static async Task Make(ApiClient admin, params string[] seeds)
    {
        var files = seeds.Select(seed => JsonNode.Parse(File.ReadAllText(PathOf(seed)))!).ToList();
        foreach (var (list, id, path) in Lists)
        {
            var objects = files.SelectMany(file => file[list]?.AsArray() ?? []).DistinctBy(one => one![id]!.GetValue<string>());
            foreach (var one in objects)
            {
                var made = await admin.Post(path, one!.ToJsonString());
                Assert.True(made.Status == 201, made.Text);
            }
        }
        var compat = new { sends_meter = "email_sent", money_credit_type = Money(files), credits_type = Credits(files) };
        var set = await admin.Send(
            HttpMethod.Put,
            "/v1/catalog/settings",
            new { default_plan = files[0]["default_plan"]!.GetValue<string>(), compat });
        Assert.True(set.Status == 200, set.Text);
    }

    private static string? Money(IEnumerable<JsonNode> files) =>
        files.Select(file => file["compat"]?["money_credit_type"]?.GetValue<string>()).FirstOrDefault(type => type is not null);

    private static string? Credits(IEnumerable<JsonNode> files) =>
        files.Select(file => file["compat"]?["credits_type"]?.GetValue<string>()).LastOrDefault(type => type is not null);

    private static string PathOf(string seed, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, $"../../../../samples/catalogs/{seed}.json"));
}
