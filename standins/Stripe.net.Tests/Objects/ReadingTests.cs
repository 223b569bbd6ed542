namespace Stripe.Standin.Tests.Objects;

/// <summary>How Stripe's objects are read.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void A_time_is_UTC()
    {
        var customer = Customer.FromJson("""{ "id": "cus_1", "created": 1772366400 }""");
        Assert.Equal(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), customer.Created);
        Assert.Equal(DateTimeKind.Utc, customer.Created.Kind);
    }

    [Fact]
    public void A_time_that_is_missing_is_the_beginning_of_time_and_one_that_may_be_is_null()
    {
        var subscription = Subscription.FromJson("""{ "id": "sub_1", "cancel_at": null }""");
        Assert.Equal(DateTime.UnixEpoch, subscription.Created);
        Assert.Null(subscription.CancelAt);
        Assert.Null(subscription.EndedAt);
    }

    [Fact]
    public void Money_is_whole_and_may_be_larger_than_an_int()
    {
        var intent = PaymentIntent.FromJson("""{ "id": "pi_1", "amount": 9007199254740993 }""");
        Assert.Equal(9007199254740993, intent.Amount);
    }

    [Theory]
    [InlineData("0.03")]
    [InlineData("0.000000000001")]
    [InlineData("1900")]
    public void A_decimal_in_a_string_keeps_every_digit(string digits)
    {
        var price = Price.FromJson($$"""{ "unit_amount": null, "unit_amount_decimal": "{{digits}}" }""");
        Assert.Equal(digits, price.UnitAmountDecimal?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(price.UnitAmount);
    }

    [Fact]
    public void A_decimal_may_also_be_null_or_a_number()
    {
        Assert.Null(Price.FromJson("""{ "unit_amount_decimal": null }""").UnitAmountDecimal);
        Assert.Equal(12.5m, Price.FromJson("""{ "unit_amount_decimal": 12.5 }""").UnitAmountDecimal);
        Assert.Equal(12.5m, Coupon.FromJson("""{ "percent_off": 12.5 }""").PercentOff);
    }

    [Fact]
    public void Fields_that_have_no_property_are_skipped_and_stay_in_the_JSON()
    {
        var subscription = Subscription.FromJson("""
            { "id": "sub_1", "current_period_end": 1772366400, "status_details": { "deep": [1, { "er": null }] },
              "items": { "data": [{ "id": "si_1", "new_field": 7 }] } }
            """);
        Assert.Equal("sub_1", subscription.Id);
        Assert.Equal(1772366400, subscription.RawJsonElement!.Value.GetProperty("current_period_end").GetInt64());
        Assert.Equal(7, subscription.Items.Single().RawJsonElement!.Value.GetProperty("new_field").GetInt32());
    }

    [Fact]
    public void A_word_that_is_new_passes_through()
    {
        var session = Checkout.Session.FromJson("""{ "payment_status": "half_paid", "mode": "barter" }""");
        Assert.Equal("half_paid", session.PaymentStatus);
        Assert.Equal("barter", session.Mode);
    }

    [Fact]
    public void Metadata_is_read_and_missing_metadata_is_null()
    {
        var invoice = Invoice.FromJson("""
            { "parent": { "type": "subscription_details",
                          "subscription_details": { "subscription": "sub_1", "metadata": { "account_id": "acme" } } } }
            """);
        Assert.Equal("acme", invoice.Parent.SubscriptionDetails.Metadata["account_id"]);
        Assert.Equal("sub_1", invoice.Parent.SubscriptionDetails.SubscriptionId);
        Assert.Null(invoice.Metadata);
    }

    [Fact]
    public void A_deleted_object_says_so()
    {
        Assert.True(Customer.FromJson("""{ "id": "cus_1", "object": "customer", "deleted": true }""").Deleted);
        Assert.Null(Customer.FromJson("""{ "id": "cus_1", "object": "customer" }""").Deleted);
    }

    [Fact]
    public void The_class_of_an_object_is_told_by_its_kind()
    {
        Assert.IsType<Billing.MeterEvent>(StripeEntity.FromJson("""{ "object": "billing.meter_event" }"""));
        Assert.IsType<Checkout.Session>(StripeEntity.FromJson("""{ "object": "checkout.session" }"""));
        Assert.IsType<InvoiceLineItem>(StripeEntity.FromJson("""{ "object": "line_item", "amount": 1 }"""));
        Assert.Null(StripeEntity.FromJson("""{ "object": "from_the_future", "id": "x_1" }"""));
        Assert.Null(StripeEntity.FromJson("""{ "id": "x_1" }"""));
    }

    [Fact]
    public async Task The_answer_is_kept_with_its_request_id()
    {
        var stripe = new FakeStripe().Answer(
            System.Net.HttpStatusCode.OK,
            """{ "id": "cus_1" }""",
            ("Request-Id", "req_1"),
            ("Idempotency-Key", "key-1"));
        var customer = await stripe.Client().V1.Customers.CreateAsync(new CustomerCreateOptions());
        Assert.Equal("req_1", customer.StripeResponse.RequestId);
        Assert.Equal("key-1", customer.StripeResponse.IdempotencyKey);
        Assert.Equal("""{ "id": "cus_1" }""", customer.StripeResponse.Content);
    }

    [Fact]
    public async Task An_answer_can_be_read_as_a_stream()
    {
        var stripe = new FakeStripe().Answer("text");
        await using var body = await stripe.Client().RequestStreamingAsync(HttpMethod.Get, "/v1/x", null, null);
        using var reader = new StreamReader(body);
        Assert.Equal("text", await reader.ReadToEndAsync());
    }

    [Fact]
    public void An_object_is_written_as_it_was_read()
    {
        var json = Invoice.FromJson("""
            { "id": "in_1", "object": "invoice", "created": 1772366400, "customer": "cus_1", "discounts": ["di_1"],
              "lines": { "object": "list", "data": [{ "id": "il_1", "pricing": { "unit_amount_decimal": "0.50" } }] } }
            """).ToJson();
        var again = Invoice.FromJson(json);
        Assert.Equal("cus_1", again.CustomerId);
        Assert.Equal(["di_1"], again.DiscountIds);
        Assert.Equal(1772366400, again.RawJsonElement!.Value.GetProperty("created").GetInt64());
        Assert.Equal(0.50m, again.Lines.Single().Pricing.UnitAmountDecimal);
        Assert.DoesNotContain("\"deleted\"", json, StringComparison.Ordinal);
    }
}
