namespace Billing.StripeSandbox.Tests;

public sealed class ListTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task Pages_go_from_new_to_old_and_back()
    {
        var product = (await _stripe.Post("/v1/products", "name=paged")).Ok().Id();
        var prices = new List<string>();
        for (var amount = 1; amount <= 5; amount++)
            prices.Insert(0, (await _stripe.Post("/v1/prices", $"currency=usd&unit_amount={amount}&product={product}"))
                .Ok().Id());

        var first = await _stripe.Read($"/v1/prices?product={product}&limit=2");
        Assert.Equal(prices[..2], Ids(first));
        Assert.True(first.Flag("has_more"));
        var second = await _stripe.Read($"/v1/prices?product={product}&limit=2&starting_after={prices[1]}");
        Assert.Equal(prices[2..4], Ids(second));
        var last = await _stripe.Read($"/v1/prices?product={product}&limit=2&starting_after={prices[3]}");
        Assert.Equal(prices[4..], Ids(last));
        Assert.False(last.Flag("has_more"));
        var back = await _stripe.Read($"/v1/prices?product={product}&limit=2&ending_before={prices[4]}");
        Assert.Equal(prices[2..4], Ids(back));
        Assert.True(back.Flag("has_more"));
        Assert.Equal("/v1/prices", back.Text("url"));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("starting_after=price_none")]
    [InlineData("starting_after=a&ending_before=b")]
    [InlineData("created[around]=5")]
    public async Task A_page_that_cannot_be_is_refused(string query) =>
        (await _stripe.Get($"/v1/prices?{query}")).Error(400);

    [Fact]
    public async Task Filters_narrow_a_list()
    {
        var price =
            (await _stripe.Post("/v1/prices", "currency=eur&unit_amount=7&product_data[name]=x&lookup_key=seven")).Ok();
        Assert.Equal([price.Id()], Ids(await _stripe.Read("/v1/prices?lookup_keys[]=seven")));
        Assert.Equal([price.Id()], Ids(await _stripe.Read("/v1/prices?currency=eur&type=one_time&active=true")));
        Assert.Empty(Ids(await _stripe.Read($"/v1/prices?currency=eur&created[gt]={price.Number("created")}")));
    }

    [Fact]
    public async Task Expansion_puts_objects_in_the_place_of_ids()
    {
        var price = (await _stripe.Post(
            "/v1/prices", "currency=usd&unit_amount=9&product_data[name]=Deep&expand[]=product")).Ok();
        Assert.Equal("Deep", price.Text("product.name"));
        var list = await _stripe.Read($"/v1/prices?product={price.Text("product.id")}&expand[0]=data.product");
        Assert.Equal("Deep", list.Items("data").Single().Text("product.name"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("currency")]
    [InlineData("latest_invoice.payment_intent")]
    [InlineData("a.b.c.d.e")]
    public async Task What_cannot_be_expanded_is_refused(string path)
    {
        var customer = await _stripe.Customer();
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(500));
        (await _stripe.Get($"/v1/subscriptions/{subscription.Id()}?expand[]={path}")).Error(400);
    }

    private static List<string> Ids(JsonObject list) => [.. list.Items("data").Select(item => item.Id())];
}
