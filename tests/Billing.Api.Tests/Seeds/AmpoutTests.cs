namespace Billing.Api.Tests.Seeds;

/// <summary>Three months of an Ampout customer: a soft limit a month, upgrade lifts it, dispatched campaigns go on.</summary>
public sealed class AmpoutTests
{
    [Fact(DisplayName = "D2: Ampout, the soft limit lets the last send through and then says 402 with the plans that lift it")]
    public async Task The_soft_limit()
    {
        await using var service = await SeedService.Start("ampout", "2026-04-01T00:00:00Z", "hobby");
        Assert.Equal(201, (await service.Send(4_999)).Status);
        Assert.Equal("5009", (await service.Send(10))["period.meter_count"]);

        var denied = await service.Send(1);
        Assert.Equal((402, "plan_limit_reached"), (denied.Status, denied.Code));
        Assert.Equal(("5000", "5009"), (denied["limit"], denied["count"]));
        Assert.Equal("2026-05-01T00:00:00Z", denied["period_end"]);
        Assert.Equal(("pro", "scale"), (denied["upgrades.0.slug"], denied["upgrades.1.slug"]));
        Assert.Equal(["usage.limit_reached"], await service.Messages());

        Assert.Equal(200, (await service.Admin.Send(
            HttpMethod.Put, "/v1/accounts/customer/plan", new { plan = "pro", effective = "now" })).Status);
        Assert.Equal("5010", (await service.Send(1))["period.meter_count"]);
        await service.Verify();
    }

    [Fact(DisplayName = "C10: Ampout, a campaign that was dispatched goes on when the limit is reached meanwhile")]
    public async Task A_dispatched_campaign_goes_on()
    {
        await using var service = await SeedService.Start("ampout", "2026-04-01T00:00:00Z", "hobby");
        var held = await service.Admin.Post(
            "/v1/accounts/customer/reservations", new { meter = "email_sent", quantity = "300", ttl_seconds = 86_400 });
        Assert.Equal(201, held.Status);
        Assert.Equal(201, (await service.Send(5_000)).Status);
        Assert.Equal("plan_limit_reached", (await service.Send(1)).Code);

        var step = await service.Admin.Post(
            $"/v1/accounts/customer/reservations/{held["reservation_id"]}/capture", new { quantity = "100" });
        Assert.Equal((200, "5100"), (step.Status, step["period.meter_count"]));
    }

    [Fact(DisplayName = "D6: Ampout, three months: each begins at nothing and stays in the history")]
    public async Task Three_months()
    {
        await using var service = await SeedService.Start("ampout", "2026-02-01T00:00:00Z", "hobby");
        await service.Send(4_923);
        await service.AdvanceTo("2026-04-01T00:00:00Z");
        Assert.Equal("1842", (await service.Send(1_842))["period.meter_count"]);

        var periods = await service.Admin.Get("/v1/accounts/customer/periods");
        Assert.Equal("2026-04-01T00:00:00Z", periods["data.0.start"]);
        Assert.Equal("1842", periods["data.0.counters.0.count"]);
        Assert.Equal("2026-03-01T00:00:00Z", periods["data.1.start"]);
        Assert.Equal("2026-02-01T00:00:00Z", periods["data.2.start"]);
        Assert.Equal("4923", periods["data.2.counters.0.count"]);
        await service.Verify();
    }
}
