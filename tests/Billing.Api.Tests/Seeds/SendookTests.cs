namespace Billing.Api.Tests.Seeds;

/// <summary>Three months of a Sendook customer: nothing in advance, everything counted and billed afterwards.</summary>
public sealed class SendookTests
{
    [Fact(DisplayName = "D1: Sendook, three calendar months: sent and received are counted apart, nothing is ever refused, overage is on record")]
    public async Task Sent_and_received_are_counted_apart()
    {
        await using var service = await SeedService.Start("sendook", "2026-01-15T00:00:00Z");
        for (var month = 1; month <= 3; month++)
        {
            var sent = await service.Send(100 * month);
            var received = await service.Send(7 * month, "email_received");
            Assert.Equal((201, 201), (sent.Status, received.Status));
            Assert.Equal(($"{100 * month}", $"{7 * month}"), (sent["overage"], received["overage"]));
            Assert.Equal($"{7 * month}", received["period.meter_count"]);
            await service.AdvanceTo($"2026-0{month + 1}-01T00:00:00Z");
        }

        var overage = await service.Admin.Get("/v1/accounts/customer/ledger?type=overage");
        Assert.Equal(6, overage.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(("email_received", "21"), (overage["data.0.meter"], overage["data.0.quantity"]));
        var periods = await service.Admin.Get("/v1/accounts/customer/periods");
        Assert.Equal("2026-03-01T00:00:00Z", periods["data.1.start"]);
        Assert.Contains("\"300\"", periods.Text, StringComparison.Ordinal);
        Assert.Contains("\"21\"", periods.Text, StringComparison.Ordinal);
        await service.Verify();
    }
}
