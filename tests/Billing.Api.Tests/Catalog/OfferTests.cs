namespace Billing.Api.Tests.Catalog;

/// <summary>What a key of an account sees of plans and packages.</summary>
[Collection(ApiTests.Name)]
public sealed class OfferTests(ApiFixture fixture)
{
    [Fact]
    public async Task An_accounts_key_reads_what_is_offered_as_if_there_were_nothing_else()
    {
        var client = await fixture.ClientOf(await fixture.OpenAccount());
        var (open, hidden, old) = (ApiFixture.NewName("open"), ApiFixture.NewName("hidden"), ApiFixture.NewName("old"));
        await fixture.Admin.Post("/v1/plans", new { slug = open });
        await fixture.Admin.Post("/v1/plans", new Dictionary<string, object> { ["slug"] = hidden, ["public"] = false });
        await fixture.Admin.Post("/v1/plans", new { slug = old });
        await fixture.Admin.Post($"/v1/plans/{old}/archive");

        var seen = (await client.Get("/v1/plans?limit=100")).Text;

        Assert.Contains($"\"{open}\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{hidden}\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{old}\"", seen, StringComparison.Ordinal);
        Assert.Equal(200, (await client.Get($"/v1/plans/{open}")).Status);
        foreach (var slug in new[] { hidden, old })
        {
            var answer = await client.Get($"/v1/plans/{slug}");
            Assert.Equal((404, "plan_not_found"), (answer.Status, answer.Code));
            Assert.Equal(200, (await fixture.Admin.Get($"/v1/plans/{slug}")).Status);
        }
    }

    [Fact]
    public async Task An_accounts_key_reads_the_packages_that_are_sold()
    {
        var client = await fixture.ClientOf(await fixture.OpenAccount());
        var (sold, old) = (ApiFixture.NewName("sold"), ApiFixture.NewName("gone"));
        foreach (var id in new[] { sold, old })
        {
            var price = new { amount_minor = 100, currency = "usd" };
            var made = await fixture.Admin.Post("/v1/packages", new { id, price, credit_type = "usd", amount = "1" });
            Assert.Equal(201, made.Status);
        }
        await fixture.Admin.Post($"/v1/packages/{old}/archive");

        var seen = (await client.Get("/v1/packages?limit=100")).Text;

        Assert.Contains($"\"{sold}\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{old}\"", seen, StringComparison.Ordinal);
        Assert.Equal(404, (await client.Get($"/v1/packages/{old}")).Status);
    }
}
