namespace Stripe.Standin.Tests.Objects;

/// <summary>Fields that are an id, or the object when the request has asked for it.</summary>
public sealed class ExpansionTests
{
    [Fact]
    public void An_id_is_an_id_without_an_object()
    {
        var subscription = Subscription.FromJson("""{ "customer": "cus_1" }""");
        Assert.Equal("cus_1", subscription.CustomerId);
        Assert.Null(subscription.Customer);
    }

    [Fact]
    public void An_object_brings_its_id()
    {
        var subscription = Subscription.FromJson("""{ "customer": { "id": "cus_1", "email": "a@example.com" } }""");
        Assert.Equal("cus_1", subscription.CustomerId);
        Assert.Equal("a@example.com", subscription.Customer.Email);
    }

    [Theory]
    [InlineData("""{ "customer": null }""")]
    [InlineData("{}")]
    public void Nothing_is_nothing(string json)
    {
        var subscription = Subscription.FromJson(json);
        Assert.Null(subscription.CustomerId);
        Assert.Null(subscription.Customer);
    }

    [Fact]
    public void Objects_are_expanded_within_objects()
    {
        var session = Checkout.Session.FromJson("""
            { "payment_intent": { "id": "pi_1", "latest_charge": { "id": "ch_1", "payment_intent": "pi_1" } } }
            """);
        Assert.Equal("ch_1", session.PaymentIntent.LatestChargeId);
        Assert.Equal("pi_1", session.PaymentIntent.LatestCharge.PaymentIntentId);
        Assert.Null(session.PaymentIntent.LatestCharge.PaymentIntent);
    }

    [Fact]
    public void A_list_may_mix_ids_and_objects()
    {
        var invoice = Invoice.FromJson("""
            { "discounts": ["di_1", { "id": "di_2", "source": { "coupon": "welcome" } }] }
            """);
        Assert.Equal(["di_1", "di_2"], invoice.DiscountIds);
        Assert.Null(invoice.Discounts[0]);
        Assert.Equal("welcome", invoice.Discounts[1].Source.CouponId);
    }

    [Fact]
    public void A_list_that_is_missing_is_null()
    {
        Assert.Null(Invoice.FromJson("{}").DiscountIds);
        Assert.Null(Invoice.FromJson("{}").Discounts);
    }

    [Fact]
    public void An_object_of_a_class_that_is_not_here_still_has_its_id()
    {
        var customer = Customer.FromJson("""{ "default_source": { "id": "src_1", "object": "unheard_of" } }""");
        Assert.Equal("src_1", customer.DefaultSourceId);
    }

    [Fact]
    public void Another_id_takes_the_object_away_and_the_same_id_does_not()
    {
        var subscription = Subscription.FromJson("""{ "customer": { "id": "cus_1" } }""");
        subscription.CustomerId = "cus_1";
        Assert.NotNull(subscription.Customer);
        subscription.CustomerId = "cus_2";
        Assert.Equal("cus_2", subscription.CustomerId);
        Assert.Null(subscription.Customer);
    }

    [Fact]
    public void An_object_can_be_set()
    {
        var subscription = new Subscription { Customer = new Customer { Id = "cus_3" } };
        Assert.Equal("cus_3", subscription.CustomerId);
    }
}
