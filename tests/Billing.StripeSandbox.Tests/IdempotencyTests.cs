namespace Billing.StripeSandbox.Tests;

public sealed class IdempotencyTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task The_same_key_replays_the_first_answer_byte_for_byte()
    {
        var first = await _stripe.Post("/v1/customers", "email=a@b.c", "key-replay");
        var second = await _stripe.Post("/v1/customers", "email=a@b.c", "key-replay");
        Assert.Equal(first.Text, second.Text);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.NotEqual(first.Headers["Request-Id"], second.Headers["Request-Id"]);
    }

    [Theory]
    [InlineData("/v1/customers", "email=x@y.z")]
    [InlineData("/v1/products", "name=a")]
    public async Task Other_parameters_or_another_path_under_a_key_are_refused(string path, string form)
    {
        var key = $"key-other-{path}";
        (await _stripe.Post("/v1/customers", "email=a@b.c", key)).Ok();
        Assert.Equal("idempotency_error", (await _stripe.Post(path, form, key)).Error(400).Text("type"));
    }

    [Fact]
    public async Task A_refusal_of_the_handler_is_kept()
    {
        (await _stripe.Post("/v1/payment_intents",
            "amount=5&currency=usd&payment_method=pm_card_chargeDeclined&confirm=true", "key-402")).Error(402);
        var again = await _stripe.Post("/v1/payment_intents",
            "amount=5&currency=usd&payment_method=pm_card_chargeDeclined&confirm=true", "key-402");
        again.Error(402, "card_declined");
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task A_refusal_of_the_parameters_is_not_kept()
    {
        (await _stripe.Post("/v1/products", "nom=a", "key-400")).Error(400);
        (await _stripe.Post("/v1/products", "name=a", "key-400")).Ok();
    }

    [Fact]
    public async Task A_second_call_while_the_first_runs_is_409()
    {
        (await _stripe.Post("/_sandbox/faults", "kind=delay&delay_ms=3000&count=2&path=/v1/products")).Ok();
        var answers = await Task.WhenAll(
            _stripe.Post("/v1/products", "name=slow", "key-busy"),
            _stripe.Post("/v1/products", "name=slow", "key-busy"));
        var refused = answers.Single(answer => answer.Status != 200);
        refused.Error(409, "idempotency_key_in_use");
        Assert.Equal("true", refused.Headers["Stripe-Should-Retry"]);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await using var host = await SandboxHost.Started(_ => { });
        var first = (await host.Stripe.Post("/v1/products", "name=a", "key-day")).Ok().Id();
        (await host.Stripe.Post("/_sandbox/time", "advance_seconds=86000")).Ok();
        Assert.Equal(first, (await host.Stripe.Post("/v1/products", "name=a", "key-day")).Ok().Id());
        (await host.Stripe.Post("/_sandbox/time", "advance_seconds=500")).Ok();
        Assert.NotEqual(first, (await host.Stripe.Post("/v1/products", "name=a", "key-day")).Ok().Id());
    }

    [Fact]
    public async Task A_key_of_more_than_255_characters_is_refused() =>
        (await _stripe.Post("/v1/products", "name=a", new string('k', 256))).Error(400);

    [Fact]
    public async Task An_event_names_the_call_and_its_key()
    {
        var answer = await _stripe.Post("/v1/customers", "email=a@b.c", "key-event");
        var stored = await _stripe.Event("customer.created", answer.Ok().Id());
        Assert.Equal("key-event", stored!.Text("request.idempotency_key"));
        Assert.Equal(answer.Headers["Request-Id"], stored!.Text("request.id"));
    }
}
