namespace Billing.StripeSandbox.Tests;

public sealed class StrictnessTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Price = "currency=usd&unit_amount=1&product_data[name]=x";
    private const string Daily = "&recurring[interval]=day";
    private const string Setup = "mode=setup&currency=usd&success_url=https://a.b";

    private readonly StripeCaller _stripe = host.Stripe;

    [Theory]
    [InlineData("/v1/customers", "colour=red", "parameter_unknown", "colour")]
    [InlineData("/v1/customers", "address[planet]=mars", "parameter_unknown", "address[planet]")]
    [InlineData("/v1/customers", "Email=a@b.c", "parameter_unknown", "Email")]
    [InlineData("/v1/customers", "email[0]=a@b.c", null, "email")]
    [InlineData("/v1/customers", "balance=ten", "parameter_invalid_integer", "balance")]
    [InlineData("/v1/customers", "balance=1.5", "parameter_invalid_integer", "balance")]
    [InlineData("/v1/customers", "tax_exempt=sometimes", null, "tax_exempt")]
    [InlineData("/v1/customers", "source=tok_visa", "parameter_not_in_sandbox", "source")]
    [InlineData("/v1/customers", "payment_method=pm_nothing", "resource_missing", "payment_method")]
    [InlineData("/v1/products", "active=true", "parameter_missing", "name")]
    [InlineData("/v1/products", "name=", "parameter_invalid_empty", "name")]
    [InlineData("/v1/products", "name=a&active=maybe", null, "active")]
    [InlineData("/v1/prices", "currency=usd&unit_amount=1", "parameter_missing", "product")]
    [InlineData("/v1/prices", "currency=usd&product_data[name]=x", "parameter_missing", "unit_amount")]
    [InlineData("/v1/prices", "currency=dollars&unit_amount=1&product_data[name]=x", null, "currency")]
    [InlineData("/v1/prices", Price + "&recurring[interval]=moon", null, "recurring[interval]")]
    [InlineData("/v1/prices", Price + Daily + "&recurring[usage_type]=metered", null, "recurring[meter]")]
    [InlineData("/v1/payment_intents", "amount=100", "parameter_missing", "currency")]
    [InlineData("/v1/payment_intents", "amount=0&currency=usd", "parameter_invalid_integer", "amount")]
    [InlineData("/v1/payment_intents", "amount=5&currency=usd&off_session=true", null, "off_session")]
    [InlineData("/v1/subscriptions", "customer=cus_nobody&items[0][price]=price_x", "resource_missing", "customer")]
    [InlineData("/v1/checkout/sessions", "mode=payment&success_url=https://a.b", "parameter_missing", "line_items")]
    [InlineData("/v1/checkout/sessions", "mode=payment", "parameter_missing", "success_url")]
    [InlineData("/v1/checkout/sessions", "mode=payment&success_url=javascript:x", "url_invalid", "success_url")]
    [InlineData("/v1/checkout/sessions", "mode=setup&success_url=https://a.b", "parameter_missing", "currency")]
    [InlineData("/v1/checkout/sessions", Setup + "&subscription_data[description]=x", null, "subscription_data")]
    [InlineData("/v1/billing/meter_events", "event_name=sent", "parameter_missing", "payload")]
    [InlineData("/v1/webhook_endpoints", "url=https://a.b", "parameter_missing", "enabled_events")]
    [InlineData("/v1/webhook_endpoints", "url=https://a.b&enabled_events[]=invoice.eaten", null, "enabled_events[0]")]
    [InlineData("/v1/refunds", "amount=1", "parameter_missing", "charge")]
    public async Task A_call_with_wrong_parameters_is_refused_by_name(
        string path, string form, string? code, string param)
    {
        var error = (await _stripe.Post(path, form)).Error(400, code);
        Assert.Equal("invalid_request_error", error.Text("type"));
        Assert.Equal(param, error.Text("param"));
        Assert.NotEmpty(error.Need("message"));
    }

    [Theory]
    [InlineData("/v1/customers/cus_nobody")]
    [InlineData("/v1/subscriptions/sub_none")]
    [InlineData("/v1/invoices/in_none")]
    [InlineData("/v1/events/evt_none")]
    [InlineData("/v1/checkout/sessions/cs_none")]
    [InlineData("/v1/payment_intents/pi_none")]
    [InlineData("/v1/billing/meters/mtr_none")]
    public async Task What_does_not_exist_is_404(string path)
    {
        var error = (await _stripe.Get(path)).Error(404, "resource_missing");
        Assert.Equal("id", error.Text("param"));
    }

    [Fact]
    public async Task An_id_of_another_kind_does_not_exist()
    {
        var customer = await _stripe.Customer();
        (await _stripe.Get($"/v1/invoices/{customer}")).Error(404, "resource_missing");
    }

    [Theory]
    [InlineData("Bearer sk_test_wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic !!")]
    [InlineData("Digest x")]
    public async Task A_wrong_key_is_401(string authorization)
    {
        var answer = await _stripe.Send(HttpMethod.Get, "/v1/customers", "", authorization: authorization);
        Assert.Equal("invalid_request_error", answer.Error(401).Text("type"));
        Assert.StartsWith("req_", answer.Headers["Request-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_come_as_a_user_name()
    {
        var basic = Convert.ToBase64String("sk_test_sandbox:"u8);
        (await _stripe.Send(HttpMethod.Get, "/v1/customers", "", authorization: $"Basic {basic}")).Ok();
    }

    [Fact]
    public async Task An_unknown_path_is_404_in_the_envelope() => (await _stripe.Get("/v1/unicorns")).Error(404);

    [Fact]
    public async Task Each_version_has_its_own_parameters()
    {
        const string form = "mode=setup&success_url=https://a.b&currency=usd&payment_method_types[0]=card";
        (await _stripe.Post("/v1/checkout/sessions", form, version: "2026-07-29.dahlia")).Ok();
        (await _stripe.Post("/v1/checkout/sessions", form, version: "2026-10-28.endive"))
            .Error(400, "parameter_unknown");
        (await _stripe.Post("/v1/checkout/sessions", form, version: "2019-01-01")).Error(400);
    }

    [Fact]
    public async Task The_version_used_is_told()
    {
        Assert.Equal("2026-07-29.dahlia", (await _stripe.Get("/v1/prices")).Headers["Stripe-Version"]);
        var answer = await _stripe.Post("/v1/products", "name=a", version: "2026-10-28.endive");
        Assert.Equal("2026-10-28.endive", answer.Headers["Stripe-Version"]);
    }

    [Fact]
    public async Task Empty_values_clear_fields_and_metadata_keys()
    {
        var id = (await _stripe.Post("/v1/customers", "name=Ada&metadata[a]=1&metadata[b]=2")).Ok().Id();
        var changed = (await _stripe.Post($"/v1/customers/{id}", "name=&metadata[a]=&metadata[c]=3")).Ok();
        Assert.Null(changed.Text("name"));
        Assert.Equal("""{"b":"2","c":"3"}""", changed.At("metadata")!.ToJsonString());
        Assert.Equal(
            "{}", (await _stripe.Post($"/v1/customers/{id}", "metadata=")).Ok().At("metadata")!.ToJsonString());
    }

    [Fact]
    public async Task A_refused_change_changes_nothing()
    {
        var mine = await _stripe.Customer();
        var foreign = (await _stripe.Read($"/v1/customers/{await _stripe.Customer()}")).Text(
            "invoice_settings.default_payment_method");
        (await _stripe.Post(
            $"/v1/customers/{mine}", $"name=Eve&invoice_settings[default_payment_method]={foreign}")).Error(400);
        Assert.Equal("Ada", (await _stripe.Read($"/v1/customers/{mine}")).Text("name"));
        var intent = (await _stripe.Post("/v1/payment_intents", "amount=100&currency=usd")).Ok().Id();
        (await _stripe.Post($"/v1/payment_intents/{intent}", "amount=5&payment_method=pm_none")).Error(400);
        Assert.Equal(100, (await _stripe.Read($"/v1/payment_intents/{intent}")).Number("amount"));
    }

    [Fact]
    public async Task What_the_sandbox_keeps_for_itself_is_never_shown()
    {
        var clock = await _stripe.Clock();
        var customer = await _stripe.Customer(clock: clock);
        Assert.DoesNotContain("\"_", (await _stripe.Get($"/v1/customers/{customer}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"_", (await _stripe.Get("/v1/events?limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_key_is_refused_at_start()
    {
        var fault = Assert.Throws<InvalidOperationException>(
            () => SandboxHost.Configured(options => options.SecretKey = "sk_live_123"));
        Assert.Contains("live", fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(
            () => SandboxHost.Configured(options => options.SecretKey = "rk_live_123"));
    }
}
