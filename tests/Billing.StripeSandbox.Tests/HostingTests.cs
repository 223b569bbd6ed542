using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.StripeSandbox.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_keeps_its_own_paths_and_gives_the_sandbox_an_address_of_its_own()
    {
        var (ours, port) = ($"http://127.0.0.1:{SandboxHost.FreePort()}", SandboxHost.FreePort());
        var options = new SandboxOptions { PublicUrl = $"http://127.0.0.1:{port}" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(ours, options.PublicUrl);
        builder.Services.AddStripeSandbox(options);
        await using var app = builder.Build();
        app.MapGet("/v1/customers", () => "ours").RequireHost($"*:{new Uri(ours).Port}");
        app.MapStripeSandbox().RequireHost($"*:{port}");
        await app.StartAsync();

        using var stripe = new StripeCaller(options.PublicUrl, options.SecretKey);
        Assert.Equal("list", (await stripe.Get("/v1/customers")).Ok().Text("object"));
        using var caller = new StripeCaller(ours, "none");
        Assert.Equal("ours", (await caller.Get("/v1/customers")).Text);
        Assert.Equal(404, (await caller.Get("/v1/invoices")).Status);
    }

    [Fact]
    public async Task A_type_that_nothing_here_causes_can_be_told_on_request()
    {
        await using var host = await SandboxHost.Started(_ => { });
        var customer = await host.Stripe.Customer();
        (await host.Stripe.Post("/_sandbox/events", $"type=customer.discount.created&object={customer}")).Ok();
        Assert.NotNull(await host.Stripe.Event("customer.discount.created", customer));
        (await host.Stripe.Post("/_sandbox/events", $"type=customer.eaten&object={customer}")).Error(400);
        (await host.Stripe.Post("/_sandbox/events", "type=customer.updated&object=cus_none")).Error(400);
    }

    [Fact]
    public async Task A_price_can_be_made_under_an_id_of_ones_own()
    {
        await using var host = await SandboxHost.Started(_ => { });
        const string Form = "id=price_of_mine&name=Mine&currency=usd&unit_amount=1900&interval=month";
        (await host.Stripe.Post("/_sandbox/prices", Form)).Ok();
        (await host.Stripe.Post("/_sandbox/prices", Form)).Ok();
        var price = await host.Stripe.Read("/v1/prices/price_of_mine");
        Assert.Equal((1900, "month", "licensed"),
            (price.Number("unit_amount"), price.Text("recurring.interval"), price.Text("recurring.usage_type")));
        Assert.Equal("Mine", (await host.Stripe.Read($"/v1/products/{price.Need("product")}")).Text("name"));
        Assert.Single((await host.Stripe.Read("/v1/prices")).Items("data"));
    }
}
