namespace Stripe.Standin.Tests.Events;

/// <summary>Which webhook calls are Stripe's own (STRIPE.md 2).</summary>
public sealed class SignatureTests
{
    private const string Secret = "whsec_ZXhhbXBsZQ==";
    private const string Body = """{ "id": "evt_1", "object": "event" }""";
    private const long Now = 1772366400;

    private static readonly string Good = Signed(Secret, Now, Body);

    // Made with another implementation of HMAC.
    [Fact]
    public void A_signature_is_the_HMAC_of_time_and_body_in_lower_case_hex() => Assert.Equal(
        "9ec858ef8b806fbaad5d3826cd1a28974787e55c45d40677ead302475494fabf",
        EventUtility.ComputeSignature(Secret, $"{Now}", Body));

    [Fact]
    public void The_right_signature_passes() => Check(Header(Now, Good));

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("")]
    [InlineData("é")]
    public void A_wrong_signature_is_refused(string signature) => Refused(Header(Now, signature));

    [Fact]
    public void A_truncated_signature_is_refused() => Refused(Header(Now, Good[..^1]));

    [Fact]
    public void A_signature_in_upper_case_is_refused() => Refused(Header(Now, Good.ToUpperInvariant()));

    [Fact]
    public void A_signature_of_another_secret_is_refused() => Refused(Header(Now, Signed("whsec_other", Now, Body)));

    [Fact]
    public void The_secret_is_used_with_its_prefix() =>
        Refused(Header(Now, Signed(Secret["whsec_".Length..], Now, Body)));

    [Theory]
    [InlineData("""{ "id": "evt_1", "object": "event" } """)]
    [InlineData("""{ "id": "evt_2", "object": "event" }""")]
    [InlineData("")]
    public void A_body_that_was_changed_is_refused(string body) => Assert.Throws<StripeException>(
        () => EventUtility.ValidateSignature(body, Header(Now, Good), Secret, 300, Now));

    [Fact]
    public void A_time_that_was_changed_is_refused() => Refused(Header(Now - 1, Good));

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(0)]
    public void A_call_within_the_tolerance_passes(long age) =>
        Check(Header(Now - age, Signed(Secret, Now - age, Body)));

    [Fact]
    public void The_tolerance_may_be_nothing()
    {
        EventUtility.ValidateSignature(Body, Header(Now, Good), Secret, 0, Now);
        Assert.Throws<StripeException>(
            () => EventUtility.ValidateSignature(Body, Header(Now, Good), Secret, 0, Now + 1));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(86400)]
    public void A_stale_call_is_refused(long age) => Refused(Header(Now - age, Signed(Secret, Now - age, Body)));

    [Theory]
    [InlineData(301)]
    [InlineData(86400)]
    public void A_call_from_the_future_is_refused(long ahead) =>
        Refused(Header(Now + ahead, Signed(Secret, Now + ahead, Body)));

    [Fact]
    public void Any_of_several_v1_signatures_may_fit()
    {
        var other = Signed("whsec_old", Now, Body);
        Check($"t={Now},v1={other},v1={Good}");
        Check($"t={Now},v1={Good},v1={other},v0={other}");
        Check($"t={Now}, v1={Good}");
        Check($" v1={Good},t={Now} ");
    }

    [Fact]
    public void Other_schemes_do_not_count()
    {
        Refused($"t={Now},v0={Good}");
        Refused($"t={Now},v2={Good},V1={Good}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("t")]
    [InlineData(",,")]
    [InlineData("t,,")]
    [InlineData("t,v1=,")]
    [InlineData("t,v1=,v0=")]
    [InlineData("t=,v1=0000")]
    [InlineData("t=1772366400")]
    [InlineData("t=1772366400,v1")]
    [InlineData("t=1772366400,v1=")]
    [InlineData("v1=0000")]
    public void A_malformed_header_is_refused(string header) => Refused(header);

    [Fact]
    public void A_call_without_a_time_is_refused_even_if_it_is_signed() => Refused($"v1={Signed(Secret, null, Body)}");

    [Fact]
    public void A_body_that_is_no_text_is_refused() => Assert.Throws<StripeException>(
        () => EventUtility.ValidateSignature("\ud800", Header(Now, Good), Secret, 300, Now));

    [Fact]
    public void The_clock_is_the_present_unless_a_time_is_given()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        EventUtility.ValidateSignature(Body, Header(now, Signed(Secret, now, Body)), Secret);
        Assert.Throws<StripeException>(
            () => EventUtility.ValidateSignature(Body, Header(now - 9999, Signed(Secret, now - 9999, Body)), Secret));
    }

    // As in Stripe.net. Whoever reads the configuration must refuse it.
    [Fact(DisplayName = "E1: an empty secret is not refused here, so the product must")]
    public void An_empty_secret_is_a_secret_like_any_other()
    {
        EventUtility.ValidateSignature(Body, Header(Now, Signed("", Now, Body)), "", 300, Now);
        Assert.Throws<StripeException>(() => EventUtility.ValidateSignature(Body, Header(Now, Good), "", 300, Now));
    }

    private static string Header(long time, string signature) => $"t={time},v1={signature}";

    // Independent of the code under test.
    private static string Signed(string secret, long? time, string body) => Convert.ToHexStringLower(
        System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(secret), System.Text.Encoding.UTF8.GetBytes($"{time}.{body}")));

    private static void Check(string header) => EventUtility.ValidateSignature(Body, header, Secret, 300, Now);

    private static void Refused(string header) => Assert.Throws<StripeException>(() => Check(header));
}
