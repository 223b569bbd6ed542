namespace Billing.Api.Tests.Reservations;

/// <summary>Many reservations at once, then random ends.</summary>
[Collection(ApiTests.Name)]
public sealed class ThousandReservationsTests(ApiFixture fixture)
{
    [Fact(DisplayName = "C12: 1,000 parallel reservations of 1 on 500: exactly 500, then settled, reserved and consumed add up")]
    public async Task A_thousand_on_five_hundred()
    {
        var account = await fixture.OpenAccount("500");
        var path = $"/v1/accounts/{account}/reservations";
        var made = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ =>
            fixture.Admin.Post(path, new { credit_type = "emails", amount = "1" })));
        Assert.Equal(500, made.Count(answer => answer.Status == 201));
        Assert.Equal(500, made.Count(answer => answer.Status == 402));

        var random = new Random(7);
        var ends = await Task.WhenAll(made.Where(answer => answer.Status == 201).Select(async answer =>
        {
            var verb = random.Next(3) switch { 0 => "commit", 1 => "release", _ => null };
            if (verb is not null)
                Assert.Equal(200, (await fixture.Admin.Post($"{path}/{answer["reservation_id"]}/{verb}")).Status);
            return verb;
        }));

        var (consumed, open) = (ends.Count(end => end == "commit"), ends.Count(end => end is null));
        var balances = await fixture.Admin.Get($"/v1/accounts/{account}/balances");
        Assert.Equal($"{500 - consumed}", balances["balances.emails.settled"]);
        Assert.Equal($"{open}", balances["balances.emails.reserved"]);
        Assert.Equal($"{500 - consumed - open}", balances["balances.emails.available"]);
        Assert.Equal("True", (await fixture.Admin.Get($"/v1/accounts/{account}/ledger/verify"))["ok"]);
    }
}
