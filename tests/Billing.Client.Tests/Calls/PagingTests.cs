using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Calls;

/// <summary>Lists are read to their end, page by page, and no further than the caller reads.</summary>
public sealed class PagingTests
{
    private const string First = """{"data":[{"seq":3},{"seq":2}],"has_more":true,"next_cursor":"c/1"}""";
    private const string Last = """{"data":[{"seq":1}],"has_more":false,"next_cursor":null}""";

    [Fact]
    public async Task All_pages_are_read_in_order()
    {
        var service = new FakeService().Answer(200, First).Answer(200, Last);
        using var billing = service.Client();

        var seqs = new List<long>();
        await foreach (var entry in billing.Ledger.List("acme", new LedgerFilter { Type = "debit" }))
            seqs.Add(entry.Seq);

        Assert.Equal([3, 2, 1], seqs);
        Assert.Equal(
            ["/base/v1/accounts/acme/ledger?type=debit&limit=100", "/base/v1/accounts/acme/ledger?type=debit&limit=100&cursor=c%2F1"],
            service.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_page_that_nobody_reads_is_not_fetched()
    {
        var service = new FakeService().Answer(200, First);
        using var billing = service.Client();

        await using var entries = billing.Ledger.List("acme").GetAsyncEnumerator();
        Assert.True(await entries.MoveNextAsync());
        Assert.True(await entries.MoveNextAsync());

        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task A_refused_page_is_an_exception()
    {
        using var billing = new FakeService().Answer(200, First).Problem(404, "account_not_found").Client();

        await Assert.ThrowsAsync<BillingException>(async () =>
        {
            await foreach (var _ in billing.Ledger.List("acme"))
            {
            }
        });
    }

    [Fact]
    public async Task One_page_can_be_asked_for()
    {
        var service = new FakeService().Answer(200, Last);
        using var billing = service.Client();

        var page = (await billing.Packages.List().PageAsync("c", 7)).Value;

        Assert.Single(page.Data);
        Assert.Equal("/base/v1/packages?limit=7&cursor=c", service.Calls[0].Path);
    }
}
