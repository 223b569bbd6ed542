namespace Billing.StripeSandbox.Tests;

public sealed class MeterTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task Usage_of_a_period_is_on_the_invoice_at_its_end()
    {
        var (meter, price) = await MeteredPrice("sent_invoice");
        var clock = await _stripe.Clock();
        var customer = await _stripe.Customer(clock: clock);
        var subscription = await _stripe.Subscribe(customer, price);
        Assert.Equal(0, (await _stripe.Read($"/v1/invoices/{subscription.Text("latest_invoice")}")).Number("total"));
        Assert.Null(subscription.Items("items.data").Single().MaybeNumber("quantity"));
        var end = subscription.Items("items.data").Single().Number("current_period_end");
        await _stripe.Advance(clock, end - 60);
        await Send("sent_invoice", customer, "1000", Shop.Day(3));
        await Send("sent_invoice", customer, "500", end - 61);
        await _stripe.Advance(clock, end + 60);
        // At the boundary: the last second of the old period, reported late, and the first of the new.
        await Send("sent_invoice", customer, "10", end - 1);
        await Send("sent_invoice", customer, "7", end);
        await _stripe.Advance(clock, end + 7200);
        var invoice = (await _stripe.Read($"/v1/invoices?subscription={subscription.Id()}&limit=1")).Items("data")
            .Single();
        var line = invoice.Items("lines.data").Single();
        Assert.Equal((1510, 378), (line.Number("quantity"), line.Number("amount")));
        Assert.Equal(("paid", 378), (invoice.Text("status"), invoice.Number("amount_paid")));
        Assert.Equal(end, line.Number("period.end"));

        var from = Shop.Day(3) - (Shop.Day(3) % 86_400);
        var total =
            await _stripe.Read(
            $"/v1/billing/meters/{meter}/event_summaries"
            + $"?customer={customer}&start_time={from}&end_time={from + 86_400}");
        Assert.Equal(1000, total.Items("data").Single().Number("aggregated_value"));
    }

    [Fact]
    public async Task An_identifier_counts_once()
    {
        await MeteredPrice("sent_once");
        var customer = await _stripe.Customer();
        const string form = "event_name=sent_once&identifier=once&payload[value]=1&payload[stripe_customer_id]=";
        (await _stripe.Post("/v1/billing/meter_events", form + customer)).Ok();
        var error = (await _stripe.Post("/v1/billing/meter_events", form + customer)).Error(400);
        Assert.Contains("already exists with identifier", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-36 * 86_400, 400)]
    [InlineData(-34 * 86_400, 200)]
    [InlineData(4 * 60, 200)]
    [InlineData(6 * 60, 400)]
    public async Task A_timestamp_lies_within_35_days_and_5_minutes(long seconds, int status)
    {
        var customer = await _stripe.Customer();
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;
        var answer = await _stripe.Post("/v1/billing/meter_events",
            $"event_name=any&timestamp={time}&payload[value]=1&payload[stripe_customer_id]={customer}");
        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_cancelled_event_no_longer_counts()
    {
        var (meter, _) = await MeteredPrice("sent_cancel");
        var customer = await _stripe.Customer();
        (await _stripe.Post("/v1/billing/meter_events",
            $"event_name=sent_cancel&identifier=wrong&payload[value]=5&payload[stripe_customer_id]={customer}")).Ok();
        (await _stripe.Post(
            "/v1/billing/meter_event_adjustments", "event_name=sent_cancel&type=cancel&cancel[identifier]=wrong")).Ok();
        (await _stripe.Post("/v1/billing/meter_event_adjustments",
            "event_name=sent_cancel&type=cancel&cancel[identifier]=wrong")).Error(400);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60;
        var total =
            await _stripe.Read(
            $"/v1/billing/meters/{meter}/event_summaries"
            + $"?customer={customer}&start_time={now - 3600}&end_time={now + 3600}");
        Assert.Equal(0, total.Items("data").Single().Number("aggregated_value"));
    }

    [Theory]
    [InlineData("no_meter_found", "no_meter", "nobody_listens", "1", "cus_x")]
    [InlineData("error_report_triggered", "meter_event_customer_not_found", "sent_wrong", "1", "cus_x")]
    [InlineData("error_report_triggered", "meter_event_invalid_value", "sent_wrong", "many", null)]
    public async Task An_event_that_does_not_count_is_accepted_and_told_later(
        string verb, string code, string name, string value, string? stranger)
    {
        var type = $"v1.billing.meter.{verb}";
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        (await host.Stripe.Post(
            "/v1/billing/meters", "default_aggregation[formula]=sum&display_name=x&event_name=sent_wrong")).Ok();
        (await host.Stripe.Post("/v1/webhook_endpoints", $"url={inbox.Url}&enabled_events[]={type}")).Ok();
        var customer = stranger ?? await host.Stripe.Customer();
        (await host.Stripe.Post(
            "/v1/billing/meter_events",
            $"event_name={name}&payload[value]={value}&payload[stripe_customer_id]={customer}")).Ok();
        (await host.Stripe.Post("/_sandbox/time", "advance_seconds=5")).Ok();
        var thin = (await inbox.Receive(type))[0].Event;
        Assert.Equal("v2.core.event", thin.Text("object"));
        Assert.Equal(code, thin.Items("data.reason.error_types").Single().Text("code"));
        Assert.Equal(type, (await host.Stripe.Read($"/v2/core/events/{thin.Id()}")).Text("type"));
    }

    private async Task Send(string name, string customer, string value, long time) => (await _stripe.Post(
        "/v1/billing/meter_events",
        $"event_name={name}&timestamp={time}&payload[value]={value}&payload[stripe_customer_id]={customer}")).Ok();

    /// <summary>A quarter of a cent for each unit.</summary>
    private async Task<(string Meter, string Price)> MeteredPrice(string name)
    {
        var meter = (await _stripe.Post(
            "/v1/billing/meters", $"default_aggregation[formula]=sum&display_name=x&event_name={name}")).Ok().Id();
        var price = (await _stripe.Post(
            "/v1/prices",
            "currency=usd&unit_amount_decimal=0.25&recurring[interval]=month&recurring[usage_type]=metered"
            + $"&recurring[meter]={meter}&product_data[name]=x")).Ok();
        return (meter, price.Id());
    }
}
