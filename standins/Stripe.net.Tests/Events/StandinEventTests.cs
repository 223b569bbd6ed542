namespace Stripe.Standin.Tests.Events;

/// <summary>Where Stripe.net fails by accident and the stand-in refuses.</summary>
public sealed class StandinEventTests
{
    [Fact]
    public void An_event_without_an_API_version_is_of_another_train()
    {
        const string Json = """{ "id": "evt_1", "object": "event", "api_version": null }""";
        Assert.False(EventUtility.IsCompatibleApiVersion(null));
        Assert.Throws<StripeException>(() => EventUtility.ParseEvent(Json));
        Assert.Equal("evt_1", EventUtility.ParseEvent(Json, throwOnApiVersionMismatch: false).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void A_signed_time_that_is_no_time_is_refused(string time)
    {
        var header = $"t={time},v1={EventUtility.ComputeSignature("whsec_1", time, "{}")}";
        Assert.Throws<StripeException>(() => EventUtility.ValidateSignature("{}", header, "whsec_1", long.MaxValue, 0));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void What_is_no_object_is_no_event(string json) =>
        Assert.Throws<System.Text.Json.JsonException>(() => EventUtility.ParseEvent(json));

    [Fact]
    public void A_missing_header_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentNullException>(() => EventUtility.ValidateSignature("{}", null, "whsec_1"));
}
