namespace Billing.Api.Tests.Usage;

[Collection(ApiTests.Name)]
public sealed class ParallelDebitsTests(ApiFixture fixture)
{
    [Fact(DisplayName = "1,000 parallel debits of 1 on 500: exactly 500 succeed and the ledger has no gap")]
    public async Task A_balance_is_never_overdrawn()
    {
        var account = await fixture.OpenAccount("500");

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ =>
            fixture.Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" })));

        Assert.Equal(500, answers.Count(answer => answer.Status == 201));
        Assert.Equal(500, answers.Count(answer => answer is { Status: 402, Code: "insufficient_credits" }));
        var seqs = answers.Where(answer => answer.Status == 201).Select(answer => long.Parse(answer["seq"]!)).Order();
        Assert.Equal(Enumerable.Range(3, 500).Select(seq => (long)seq), seqs);
        Assert.Equal("0", (await fixture.Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);
        var verified = await fixture.Admin.Get($"/v1/accounts/{account}/ledger/verify");
        Assert.Equal(("True", "502"), (verified["ok"], verified["entries"]));
    }
}
