using System.Net;

namespace Stripe.Standin.Tests.Errors;

/// <summary>What becomes of an answer that is no success (STRIPE.md 3, "Errors").</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, "invalid_request_error", "parameter_unknown")]
    [InlineData(400, "idempotency_error", "idempotency_key_reused")]
    [InlineData(401, "invalid_request_error", "api_key_expired")]
    [InlineData(402, "card_error", "card_declined")]
    [InlineData(403, "invalid_request_error", "insufficient_permissions")]
    [InlineData(404, "invalid_request_error", "resource_missing")]
    [InlineData(409, "invalid_request_error", "idempotency_key_in_use")]
    [InlineData(429, "invalid_request_error", "rate_limit")]
    [InlineData(500, "api_error", "unheard_of")]
    public async Task A_refusal_tells_status_type_and_code(int status, string type, string code)
    {
        var e = await Refusal(
            status, $$"""{ "error": { "type": "{{type}}", "code": "{{code}}", "message": "No." } }""");
        Assert.Equal(status, (int)e.HttpStatusCode);
        Assert.Equal(type, e.StripeError.Type);
        Assert.Equal(code, e.StripeError.Code);
        Assert.Equal("No.", e.Message);
    }

    [Fact]
    public async Task A_declined_card_tells_why_and_which_payment()
    {
        var e = await Refusal(402, """
            { "error": { "type": "card_error", "code": "card_declined", "decline_code": "insufficient_funds",
                         "advice_code": "try_again_later", "doc_url": "https://stripe.com/docs/error-codes",
                         "charge": "ch_1", "param": "", "request_log_url": "https://dashboard.stripe.com/logs/req_1",
                         "payment_intent": { "id": "pi_1", "status": "requires_payment_method" },
                         "payment_method": { "id": "pm_1", "object": "payment_method", "card": { "last4": "9995" } },
                         "surprise": { "a": 1 } } }
            """);
        Assert.Equal("insufficient_funds", e.StripeError.DeclineCode);
        Assert.Equal("try_again_later", e.StripeError.AdviceCode);
        Assert.Equal("https://stripe.com/docs/error-codes", e.StripeError.DocUrl);
        Assert.Equal("ch_1", e.StripeError.Charge);
        Assert.Equal("requires_payment_method", e.StripeError.PaymentIntent.Status);
        Assert.Equal("9995", e.StripeError.PaymentMethod.Card.Last4);
    }

    [Fact]
    public async Task A_card_that_needs_its_owner_names_the_payment_to_confirm()
    {
        var e = await Refusal(402, """
            { "error": { "code": "authentication_required", "type": "card_error",
                         "payment_intent": { "id": "pi_1", "status": "requires_action", "client_secret": "secret",
                                             "next_action": { "redirect_to_url": { "url": "u" } } } } }
            """);
        Assert.Equal("authentication_required", e.StripeError.Code);
        Assert.Equal("u", e.StripeError.PaymentIntent.NextAction.RedirectToUrl.Url);
    }

    [Fact]
    public async Task A_refused_parameter_is_named()
    {
        var e = await Refusal(404, """{ "error": { "code": "resource_missing", "param": "items[0][price]" } }""");
        Assert.Equal("items[0][price]", e.StripeError.Param);
    }

    [Fact]
    public async Task The_request_id_of_a_refusal_is_known()
    {
        var stripe = new FakeStripe().Answer(
            HttpStatusCode.BadRequest,
            """{ "error": { "message": "No." } }""",
            ("Request-Id", "req_9"),
            ("Idempotency-Key", "key-9"));
        var e = await Assert.ThrowsAsync<StripeException>(() => stripe.Client().V1.Customers.GetAsync("cus_1"));
        Assert.Equal("req_9", e.StripeResponse.RequestId);
        Assert.Equal("key-9", e.StripeResponse.IdempotencyKey);
        Assert.Equal("req_9", e.StripeError.StripeResponse.RequestId);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(500, "")]
    [InlineData(500, """{ "message": "not Stripe's" }""")]
    [InlineData(200, "<html>a proxy's page</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{ "id": 7 }""")]
    public async Task An_answer_that_is_not_Stripe_s_is_an_error_without_details(int status, string body)
    {
        var e = await Refusal(status, body);
        Assert.Equal(status, (int)e.HttpStatusCode);
        Assert.Null(e.StripeError);
        Assert.Equal(body, e.StripeResponse.Content);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(302)]
    public async Task Only_200_is_a_success(int status) =>
        Assert.Equal(status, (int)(await Refusal(status, """{ "id": "cus_1" }""")).HttpStatusCode);

    [Fact]
    public async Task When_Stripe_cannot_be_reached_the_cause_comes_through()
    {
        var stripe = new FakeStripe().Fail(new HttpRequestException("refused"));
        var e = await Assert.ThrowsAsync<HttpRequestException>(() => stripe.Client().V1.Customers.GetAsync("cus_1"));
        Assert.Equal("refused", e.Message);
    }

    private static Task<StripeException> Refusal(int status, string body)
    {
        var stripe = new FakeStripe().Answer((HttpStatusCode)status, body);
        return Assert.ThrowsAsync<StripeException>(() => stripe.Client().V1.Customers.GetAsync("cus_1"));
    }
}
