using Billing.Api.Tests.Support;

namespace Billing.Api.Tests.Provider;

/// <summary>Events that Stripe never managed to deliver.</summary>
public sealed class CatchUpTests(CatchUpTests.Shop shop) : IClassFixture<CatchUpTests.Shop>
{
    [Fact(DisplayName = "E9: what was never delivered is found in Stripe's list of events")]
    public async Task What_was_never_delivered_is_found()
    {
        await shop.Stripe(HttpMethod.Post, "/_sandbox/webhooks", "paused=true");
        // Of an account on a test clock, the events would be dated by that clock.
        var account = ApiFixture.NewName("late");
        Assert.Equal(201, (await shop.Admin.Post("/v1/accounts", new { id = account, email = "late@example.com" })).Status);

        await shop.Buy(account, "topup", new { package = "emails_1000" });

        await shop.EmailsBecome(account, "1000");
    }

    /// <summary>A shop whose service reads the list every second.</summary>
    public sealed class Shop : ShopFixture
    {
        /// <inheritdoc/>
        protected override IEnumerable<KeyValuePair<string, string?>> More =>
            [new("Billing:Inbox:CatchUpInterval", "00:00:01")];
    }
}
