namespace Billing.Api.Tests.Seeds;

/// <summary>Three months of a MailKit customer: credits each cycle, top-ups that stack, a notice at 20 percent.</summary>
public sealed class MailKitTests
{
    [Fact(DisplayName = "G1: MailKit, the balance is low at 999 and not at 1,000, and it is said once")]
    public async Task The_notice_comes_at_999()
    {
        await using var service = await SeedService.Start("mailkit", "2026-01-31T09:00:00Z", "mailkit");
        Assert.Equal("5000", (await service.Balances())["balances.emails.available"]);

        await service.Send(4_000);
        Assert.Equal("1000", (await service.Balances())["balances.emails.available"]);
        Assert.Empty(await service.Messages());

        await service.Send(1);
        Assert.Equal(["credit.balance_low"], await service.Messages());
        await service.Send(1);
        Assert.Equal(["credit.balance_low"], await service.Messages());

        // The debit of 4,000 that the cookbook makes by hand, on a full balance.
        await service.Grant(new { credit_type = "emails", amount = "4002", expires = "days:30" });
        await service.Admin.Post(
            "/v1/accounts/customer/adjustments", new { credit_type = "emails", amount = "-4001", reason = "cookbook" });
        Assert.Equal(["credit.balance_low", "credit.balance_low"], await service.Messages());
    }

    [Fact(DisplayName = "A7: MailKit, three months: each cycle grants 5,000 on its own day, top-ups stack and outlive it, what is not used is gone")]
    public async Task Three_months()
    {
        await using var service = await SeedService.Start("mailkit", "2026-01-31T09:00:00Z", "mailkit");
        var first = await service.Send(1);
        Assert.Equal("4999", first["balances.emails.available"]);
        await service.AdvanceTo("2026-02-20T00:00:00Z");
        await service.Grant(new { credit_type = "emails", amount = "5000", expires = "days:30" });
        Assert.Equal("9999", (await service.Balances())["balances.emails.available"]);

        // The cycle of 31 January renews on 28 February; 30 days are over on 2 March.
        await service.AdvanceTo("2026-02-28T09:00:00Z");
        Assert.Equal("14999", (await service.Balances())["balances.emails.available"]);
        await service.AdvanceTo("2026-03-02T09:00:00Z");
        Assert.Equal("10000", (await service.Balances())["balances.emails.available"]);

        // 22 March: the top-up ends. 30 March: the credits of February. 31 March: those of March begin.
        await service.AdvanceTo("2026-03-29T00:00:00Z");
        Assert.Equal("5000", (await service.Balances())["balances.emails.available"]);
        await service.AdvanceTo("2026-03-30T12:00:00Z");
        var denied = await service.Send(1);
        Assert.Equal((402, "insufficient_credits"), (denied.Status, denied.Code));
        await service.AdvanceTo("2026-03-31T09:00:00Z");
        Assert.Equal("4999", (await service.Send(1))["balances.emails.available"]);
        await service.Verify();
    }
}
