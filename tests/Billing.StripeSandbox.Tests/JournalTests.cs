namespace Billing.StripeSandbox.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"sandbox-{Guid.NewGuid():N}.journal");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_restart_keeps_objects_their_order_and_the_time()
    {
        string customer, subscription;
        await using (var first = await Start())
        {
            customer = await first.Stripe.Customer();
            subscription = (await first.Stripe.Subscribe(customer, await first.Stripe.MonthlyPrice(1900))).Id();
            (await first.Stripe.Post("/_sandbox/time", "advance_seconds=864000")).Ok();
        }

        await File.AppendAllTextAsync(_path, "{\"id\":\"half");
        await using var second = await Start();
        Assert.Equal("active", (await second.Stripe.Read($"/v1/subscriptions/{subscription}")).Text("status"));
        var created = (await second.Stripe.Post("/v1/customers")).Ok().Number("created");
        Assert.True(created > (await second.Stripe.Read($"/v1/customers/{customer}")).Number("created") + 864_000 - 60);
        // The renewal falls due in the second life.
        (await second.Stripe.Post("/_sandbox/time", "advance_seconds=2592000")).Ok();
        var invoices = (await second.Stripe.Read($"/v1/invoices?subscription={subscription}")).Items("data").ToList();
        Assert.Equal(
            ["subscription_cycle", "subscription_create"], invoices.Select(invoice => invoice.Text("billing_reason")));
    }

    [Fact]
    public async Task A_restart_replays_the_answers_of_the_last_day()
    {
        string answer;
        await using (var first = await Start()) answer =
            (await first.Stripe.Post("/v1/products", "name=a", "key")).Text;
        await using var second = await Start();
        Assert.Equal(answer, (await second.Stripe.Post("/v1/products", "name=a", "key")).Text);
    }

    [Fact]
    public async Task An_event_that_was_not_delivered_is_delivered_by_the_next_process()
    {
        await using var inbox = await Inbox.Open();
        await using (var first = await Start())
        {
            (await first.Stripe.Post("/v1/webhook_endpoints", $"url={inbox.Url}&enabled_events[]=product.created"))
                .Ok();
            (await first.Stripe.Post("/_sandbox/webhooks", "paused=true")).Ok();
            (await first.Stripe.Post("/v1/products", "name=later")).Ok();
        }

        await using var second = await Start();
        Assert.Equal("later", (await inbox.Receive("product.created"))[0].Event.Text("data.object.name"));
    }

    private Task<SandboxHost> Start() => SandboxHost.Started(options => options.JournalPath = _path);
}
