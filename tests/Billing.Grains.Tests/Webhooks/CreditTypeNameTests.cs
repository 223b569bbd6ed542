namespace Billing.Grains.Tests.Webhooks;

/// <summary>Messages name a credit type as the catalog does when they are written.</summary>
public sealed class CreditTypeNameTests
{
    [Fact(DisplayName = "I1: entries and notices carry the name that the credit type has at that moment")]
    public async Task Entries_and_notices_carry_the_name_of_the_credit_type()
    {
        await using var receiver = await Receiver.Start();
        await using var stage = await WebhookStage.Start(receiver);
        var account = await stage.Account("acme");
        await stage.Endpoint(receiver, "credit.deducted", "credit.depleted");
        Assert.Null((await WebhookStage.Use(account, "1")).Error);
        await stage.Name("Email Credits");
        Assert.Null((await WebhookStage.Use(account, "999")).Error);
        await stage.Round();
        Assert.Equal(
            ["credit.deducted emails", "credit.deducted Email Credits", "credit.depleted Email Credits"],
            receiver.All.OrderBy(one => one.Sequence).ThenBy(one => one.Type, StringComparer.Ordinal)
                .Select(one => $"{one.Type} {one.Data.GetProperty("credit_entitlement_name")}"));
        Assert.All(receiver.All, one => Assert.Equal("emails", one.Data.GetProperty("credit_type").GetString()));
    }
}
