namespace Stripe.Standin.Tests.Lists;

/// <summary>Lists, page after page.</summary>
public sealed class PagingTests : IDisposable
{
    private readonly FakeStripe _stripe = new();

    public void Dispose() => _stripe.Dispose();

    [Fact]
    public async Task A_list_is_one_page_and_says_whether_there_is_more()
    {
        _stripe.Answer(Page(true, "cus_3", "cus_2"));
        var page = await _stripe.Client().V1.Customers.ListAsync(new CustomerListOptions { Limit = 2 });
        Assert.Equal(["cus_3", "cus_2"], page.Select(customer => customer.Id));
        Assert.Equal(["cus_3", "cus_2"], page.Data.Select(customer => customer.Id));
        Assert.True(page.HasMore);
        Assert.Equal("list", page.Object);
        Assert.Equal("/v1/customers", page.Url);
    }

    [Fact]
    public async Task Auto_paging_goes_on_behind_the_last_object_with_the_same_filter()
    {
        _stripe.Answer(Page(true, "cus_5", "cus_4")).Answer(Page(true, "cus_3", "cus_2")).Answer(Page(false, "cus_1"));
        var options = new CustomerListOptions { Limit = 2, Email = "a@example.com" };

        Assert.Equal(["cus_5", "cus_4", "cus_3", "cus_2", "cus_1"], await All(options));
        Assert.Equal(
            ["?email=a%40example.com&limit=2", "?email=a%40example.com&limit=2&starting_after=cus_4",
                "?email=a%40example.com&limit=2&starting_after=cus_2"],
            _stripe.Requests.Select(request => request.Uri.Query));
    }

    [Fact]
    public async Task Auto_paging_leaves_the_caller_s_options_alone()
    {
        _stripe.Answer(Page(true, "cus_2")).Answer(Page(false, "cus_1"));
        var options = new CustomerListOptions { Limit = 1 };
        await All(options);
        Assert.Null(options.StartingAfter);
    }

    [Fact]
    public async Task Auto_paging_goes_backwards_from_ending_before()
    {
        _stripe.Answer(Page(true, "evt_3", "evt_2")).Answer(Page(false, "evt_4"));
        List<string> ids = [];
        var options = new EventListOptions { EndingBefore = "evt_1" };
        await foreach (var e in _stripe.Client().V1.Events.ListAutoPagingAsync(options))
            ids.Add(e.Id);

        Assert.Equal(["evt_2", "evt_3", "evt_4"], ids);
        Assert.Equal(
            ["?ending_before=evt_1", "?ending_before=evt_3"], _stripe.Requests.Select(request => request.Uri.Query));
    }

    [Fact]
    public async Task Auto_paging_without_options_ends_with_an_empty_page()
    {
        _stripe.Answer(Page(true, "cus_1")).Answer(Page(false));
        Assert.Equal(["cus_1"], await All(null));
    }

    [Fact]
    public async Task A_page_that_claims_more_but_has_nothing_ends_the_list()
    {
        _stripe.Answer(Page(true));
        Assert.Empty(await All(null));
    }

    [Fact]
    public async Task Only_the_pages_that_are_looked_at_are_fetched()
    {
        _stripe.Answer(Page(true, "cus_2", "cus_1"));
        await foreach (var customer in _stripe.Client().V1.Customers.ListAutoPagingAsync())
        {
            if (customer.Id == "cus_1")
                break;
        }

        Assert.Single(_stripe.Requests);
    }

    [Fact]
    public async Task Auto_paging_can_be_cancelled_within_a_page()
    {
        _stripe.Answer(Page(true, "cus_2", "cus_1"));
        using var cancel = new CancellationTokenSource();
        var pages = _stripe.Client().V1.Customers.ListAutoPagingAsync(cancellationToken: cancel.Token);
        await using var customers = pages.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await customers.MoveNextAsync());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await customers.MoveNextAsync());
    }

    [Fact]
    public async Task A_list_within_an_object_is_a_list_too()
    {
        _stripe.Answer("""
            { "id": "sub_1",
              "items": { "object": "list", "has_more": true, "data": [{ "id": "si_1", "quantity": 3 }] } }
            """);
        var subscription = await _stripe.Client().V1.Subscriptions.GetAsync("sub_1");
        Assert.Equal(3, Assert.Single(subscription.Items).Quantity);
        Assert.True(subscription.Items.HasMore);
    }

    private static string Page(bool hasMore, params string[] ids) => $$"""
        { "object": "list", "url": "/v1/customers", "has_more": {{(hasMore ? "true" : "false")}},
          "data": [{{string.Join(",", ids.Select(id => $"{{ \"id\": \"{id}\" }}"))}}] }
        """;

    private async Task<List<string>> All(CustomerListOptions? options)
    {
        List<string> ids = [];
        await foreach (var customer in _stripe.Client().V1.Customers.ListAutoPagingAsync(options))
            ids.Add(customer.Id);
        return ids;
    }
}
