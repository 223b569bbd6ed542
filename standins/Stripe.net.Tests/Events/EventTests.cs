using System.Text.Json;

namespace Stripe.Standin.Tests.Events;

/// <summary>How events are read.</summary>
public sealed class EventTests
{
    private const string Secret = "whsec_test";
    private const long Now = 1772366400;

    [Fact]
    public void A_signed_event_is_read_with_the_object_it_is_about()
    {
        var json = Json("2026-07-29.dahlia", """
            { "id": "cs_1", "object": "checkout.session", "payment_status": "unpaid",
              "metadata": { "checkout_id": "chk_1" } }
            """);
        var header = $"t={Now},v1={EventUtility.ComputeSignature(Secret, $"{Now}", json)}";
        var e = EventUtility.ConstructEvent(json, header, Secret, 300, Now);

        Assert.Equal("evt_1", e.Id);
        Assert.Equal(EventTypes.CheckoutSessionCompleted, e.Type);
        Assert.Equal("req_1", e.Request.Id);
        Assert.Equal("key-1", e.Request.IdempotencyKey);
        Assert.True(e.Livemode);
        Assert.Equal(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), e.Created);
        var session = Assert.IsType<Checkout.Session>(e.Data.Object);
        Assert.Equal("unpaid", session.PaymentStatus);
        Assert.Equal("chk_1", session.Metadata["checkout_id"]);
    }

    [Fact]
    public void An_event_is_not_read_before_its_signature_is_checked() => Assert.Throws<StripeException>(
        () => EventUtility.ConstructEvent("no JSON at all", $"t={Now},v1=00", Secret, 300, Now));

    [Fact]
    public void An_event_about_something_unknown_is_read_and_its_JSON_is_there()
    {
        var e = EventUtility.ParseEvent(Json("2026-07-29.dahlia", """{ "id": "x_1", "object": "from_the_future" }"""));
        Assert.Null(e.Data.Object);
        var about = e.RawJsonElement!.Value.GetProperty("data").GetProperty("object");
        Assert.Equal("x_1", about.GetProperty("id").GetString());
    }

    [Fact]
    public void Previous_attributes_are_in_the_JSON_of_the_event_and_not_in_that_of_its_data()
    {
        var e = EventUtility.ParseEvent(Json("2026-07-29.dahlia", """{ "id": "sub_1", "object": "subscription" }"""));
        var data = e.RawJsonElement!.Value.GetProperty("data");
        Assert.Equal("trialing", data.GetProperty("previous_attributes").GetProperty("status").GetString());
        Assert.Null(e.Data.RawJsonElement);
    }

    [Theory]
    [InlineData("2026-07-29.dahlia", true)]
    [InlineData("2026-03-25.dahlia", true)]
    [InlineData("2026-10-28.endive", false)]
    [InlineData("2025-09-30.clover", false)]
    [InlineData("2024-06-20", false)]
    public void Another_release_train_is_refused_unless_it_is_allowed(string version, bool same)
    {
        var json = Json(version, """{ "id": "cus_1", "object": "customer" }""");
        Assert.Equal(same, EventUtility.IsCompatibleApiVersion(version));
        if (same)
            Assert.Equal("evt_1", EventUtility.ParseEvent(json).Id);
        else
            Assert.Throws<StripeException>(() => EventUtility.ParseEvent(json));
        Assert.Equal(version, EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false).ApiVersion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("""{ "id": "evt_1", """)]
    public void What_is_no_JSON_is_refused(string body) =>
        Assert.ThrowsAny<JsonException>(() => EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false));

    [Fact]
    public void A_thin_event_is_refused() => Assert.Throws<ArgumentException>(() => EventUtility.ParseEvent(
        """{ "id": "evt_1", "object": "v2.core.event", "created": "2026-03-01T12:00:00Z" }"""));

    [Fact]
    public void An_event_that_no_request_has_caused_has_none()
    {
        var e = Event.FromJson("""{ "id": "evt_1", "object": "event", "request": null, "data": {} }""");
        Assert.Null(e.Request);
        Assert.Null(e.Data.Object);
    }

    private static string Json(string version, string about) => $$"""
        { "id": "evt_1", "object": "event", "api_version": "{{version}}", "created": {{Now}}, "livemode": true,
          "pending_webhooks": 1, "request": { "id": "req_1", "idempotency_key": "key-1" },
          "type": "checkout.session.completed", "unheard_of": [1, 2],
          "data": { "object": {{about}}, "previous_attributes": { "status": "trialing" } } }
        """;
}
