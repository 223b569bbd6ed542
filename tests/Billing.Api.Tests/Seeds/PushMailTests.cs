namespace Billing.Api.Tests.Seeds;

/// <summary>Three months of a PushMail customer: included emails, overage from money credits, credit packs.</summary>
public sealed class PushMailTests
{
    [Fact(DisplayName = "D14: PushMail, three months on Growth: 12,500 emails cost nothing, 60,000 cost 15.00")]
    public async Task Growth_includes_fifty_thousand()
    {
        await using var service = await SeedService.Start("pushmail", "2026-03-01T00:00:00Z", "growth");
        await service.Grant(new { credit_type = "usd", amount = "100", expires = "never" });

        var march = await service.Send(12_500);
        Assert.Equal((201, "12500", "0"), (march.Status, march["included"], march["cost.amount"]));

        await service.AdvanceTo("2026-04-10T00:00:00Z");
        var april = await service.Send(60_000);
        Assert.Equal((201, "50000", "15"), (april.Status, april["included"], april["cost.amount"]));
        Assert.Equal("85", april["balances.usd.settled"]);

        await service.AdvanceTo("2026-05-31T23:59:59Z");
        var may = await service.Send(50_001);
        Assert.Equal(("50000", "0.0015"), (may["included"], may["cost.amount"]));
        Assert.Equal("84.9985", may["balances.usd.settled"]);
        Assert.Equal("50001", may["period.meter_count"]);
        await service.Verify();
    }

    [Fact(DisplayName = "D15: PushMail, the printed 12,500 emails are 37.50 at the Free rate, and no more is sent than is paid for")]
    public async Task Free_pays_for_every_email()
    {
        await using var service = await SeedService.Start("pushmail", "2026-03-01T00:00:00Z");
        await service.Grant(new { credit_type = "usd", amount = "40", expires = "never" });

        var sent = await service.Send(12_500);
        Assert.Equal((201, "0", "37.5"), (sent.Status, sent["included"], sent["cost.amount"]));
        Assert.Equal("2.5", sent["balances.usd.available"]);

        var denied = await service.Send(834);
        Assert.Equal((402, "insufficient_credits"), (denied.Status, denied.Code));
        Assert.Equal(("2.5", "2.502"), (denied["available"], denied["required"]));
        Assert.Equal("12500", (await service.Send(833))["period.meter_count"] is { } count ? $"{int.Parse(count) - 833}" : null);

        await service.AdvanceTo("2026-05-01T00:00:00Z");
        await service.Grant(new { credit_type = "usd", amount = "55", expires = "never" });
        Assert.Equal("1", (await service.Send(1))["period.meter_count"]);
        await service.Verify();
    }
}
