namespace Billing.StripeSandbox.Tests;

public sealed class FaultTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SandboxHost _host = new();

    private StripeCaller Stripe => _host.Stripe;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_429_has_no_effect_and_is_not_kept()
    {
        await Fault("kind=error&status=429&count=2");
        (await Stripe.Post("/v1/products", "name=a", "key")).Error(429, "rate_limit");
        (await Stripe.Post("/v1/products", "name=a", "key")).Error(429);
        (await Stripe.Post("/v1/products", "name=a", "key")).Ok();
        Assert.Single(await Products());
    }

    [Fact]
    public async Task A_500_that_is_kept_is_replayed_although_the_effect_took_place()
    {
        await Fault("kind=error&status=500&when=after&kept=true&path=/v1/products");
        (await Stripe.Post("/v1/products", "name=a", "key")).Error(500);
        var again = await Stripe.Post("/v1/products", "name=a", "key");
        again.Error(500);
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        Assert.Single(await Products());
    }

    [Fact]
    public async Task A_500_that_is_kept_may_precede_the_effect()
    {
        await Fault("kind=error&status=500&kept=true");
        (await Stripe.Post("/v1/products", "name=a", "key")).Error(500);
        (await Stripe.Post("/v1/products", "name=a", "key")).Error(500);
        Assert.Empty(await Products());
        (await Stripe.Post("/v1/products", "name=a", "another-key")).Ok();
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task A_cut_connection_leaves_the_caller_not_knowing(string when, int effects)
    {
        await Fault($"kind=cut&when={when}&method=POST");
        await Assert.ThrowsAsync<HttpRequestException>(() => Stripe.Post("/v1/products", "name=a", "key"));
        Assert.Equal(effects, (await Products()).Count);
        (await Stripe.Post("/v1/products", "name=a", "key")).Ok();
        Assert.Single(await Products());
    }

    [Fact]
    public async Task Down_for_a_while_cuts_every_call_until_it_is_cleared()
    {
        (await Stripe.Post("/_sandbox/down", "seconds=3600")).Ok();
        await Assert.ThrowsAsync<HttpRequestException>(() => Stripe.Get("/v1/products"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Stripe.Get("/v1/products"));
        (await Stripe.Delete("/_sandbox/faults")).Ok();
        Assert.Empty(await Products());
    }

    private async Task Fault(string form) => (await Stripe.Post("/_sandbox/faults", form)).Ok();

    private async Task<List<JsonObject>> Products() => [.. (await Stripe.Read("/v1/products")).Items("data")];
}
