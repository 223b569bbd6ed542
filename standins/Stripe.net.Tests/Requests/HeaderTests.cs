namespace Stripe.Standin.Tests.Requests;

/// <summary>What goes beside the parameters of a request.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Every_request_is_pinned_to_one_API_version()
    {
        var stripe = new FakeStripe().Answer("{}");
        await stripe.Client().V1.Customers.GetAsync("cus_1");
        Assert.Equal("2026-07-29.dahlia", stripe.Request.Header("Stripe-Version"));
        Assert.Equal("2026-07-29.dahlia", StripeConfiguration.ApiVersion);
        Assert.Equal("52.2.0", StripeConfiguration.StripeNetVersion);
    }

    [Fact]
    public async Task The_parameters_of_a_read_are_its_query()
    {
        var stripe = new FakeStripe().Answer("""{ "data": [] }""");
        await stripe.Client().V1.Customers.ListAsync(new CustomerListOptions { Email = "a+b@example.com", Limit = 1 });
        Assert.Equal(
            "http://stripe.test/v1/customers?email=a%2Bb%40example.com&limit=1", stripe.Request.Uri.AbsoluteUri);
        Assert.Null(stripe.Request.Body);
    }

    [Fact]
    public async Task The_request_names_this_client_and_the_application_and_measures_nothing()
    {
        var stripe = new FakeStripe().Answer("{}");
        var app = new AppInfo { Name = "Billing", Version = "1.2", Url = "https://billing.example.com" };
        var http = new SystemNetHttpClient(new HttpClient(stripe), appInfo: app, enableTelemetry: false);
        await FakeStripe.ClientOf(http).V1.Customers.GetAsync("cus_1");
        var userAgent = stripe.Request.Header("User-Agent");
        Assert.EndsWith(" Billing/1.2 (https://billing.example.com)", userAgent, StringComparison.Ordinal);
        Assert.Contains("52.2.0", stripe.Request.Header("X-Stripe-Client-User-Agent"), StringComparison.Ordinal);
        Assert.Null(stripe.Request.Header("X-Stripe-Client-Telemetry"));
    }

    [Fact]
    public async Task A_POST_without_a_key_gets_one_of_its_own()
    {
        var stripe = new FakeStripe().Answer("{}").Answer("{}");
        var client = stripe.Client();
        await client.V1.Customers.CreateAsync(new CustomerCreateOptions());
        await client.V1.Customers.CreateAsync(new CustomerCreateOptions());
        Assert.All(stripe.Requests, request => Assert.True(Guid.TryParse(request.Header("Idempotency-Key"), out _)));
        Assert.Equal(2, stripe.Requests.DistinctBy(request => request.Header("Idempotency-Key")).Count());
    }

    [Fact]
    public async Task Reads_and_deletes_get_no_key()
    {
        var stripe = new FakeStripe().Answer("{}").Answer("{}");
        await stripe.Client().V1.Customers.GetAsync("cus_1");
        await stripe.Client().V1.Customers.DeleteAsync("cus_1");
        Assert.All(stripe.Requests, request => Assert.Null(request.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task A_request_without_any_key_of_the_API_is_not_sent()
    {
        var stripe = new FakeStripe();
        var client = new StripeClient(apiKey: null, httpClient: new SystemNetHttpClient(new HttpClient(stripe)));
        await Assert.ThrowsAsync<StripeException>(() => client.V1.Customers.GetAsync("cus_1"));
        Assert.Empty(stripe.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk_test 1")]
    [InlineData("sk_test_1\n")]
    public void A_key_that_cannot_be_one_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new StripeClient(key));

    [Fact]
    public void A_client_talks_to_Stripe_unless_it_is_told_otherwise()
    {
        Assert.Equal("https://api.stripe.com", new StripeClient("sk_test_1").ApiBase);
        Assert.Equal("http://127.0.0.1:1", new StripeClient("sk_test_1", apiBase: "http://127.0.0.1:1").ApiBase);
    }
}
