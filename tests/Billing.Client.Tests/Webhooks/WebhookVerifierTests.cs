using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Webhooks;

/// <summary>What is believed, and what is not.</summary>
public sealed class WebhookVerifierTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private const string Body = """{"type":"credit.balance_low","timestamp":"2026-03-01T12:00:00Z","data":{"account":"acme","customer_id":"acme","sequence":9,"entry_id":"le_1","credit_type":"emails","available_balance":"999","threshold_percent":20}}""";

    private static readonly long Now = ImpatientClock.Start.ToUnixTimeSeconds();

    [Fact(DisplayName = "I1: the vector of Standard Webhooks verifies")]
    public void The_official_vector_verifies()
    {
        var verifier = new WebhookVerifier(Secret, new ClockAt(1614265330));

        var verdict = verifier.Verify(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            """{"test": 2432232314}"""u8);

        Assert.Equal(WebhookFault.None, verdict.Fault);
        Assert.Equal("msg_p5jXN8AQM9LWM0D4loKWxJek", verdict.Event!.Id);
    }

    [Fact]
    public void An_event_is_read_with_its_fields()
    {
        var e = Verify().Event!;

        Assert.Equal(("msg_1", "credit.balance_low", "acme", 9L), (e.Id, e.Type, e.Data.Account, e.Data.Sequence));
        Assert.Equal((999m, 20), (e.Data.AvailableBalance, e.Data.ThresholdPercent));
        Assert.Equal("acme", e.Data.More["customer_id"].GetString());
    }

    [Fact]
    public void One_good_signature_among_others_is_enough()
    {
        var good = Sign("msg_1", Now, Body, Secret);
        Assert.Equal(WebhookFault.None, Verify(
            signature: $"v1,AAAA v1a,{good[3..]} {Sign("msg_1", Now, Body, Other)} {good}").Fault);
        // While a secret is rotated, either is believed.
        Assert.Equal(WebhookFault.None, Verify(signature: good, secrets: [Other, Secret]).Fault);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(signature: good, secrets: [Other]).Fault);
    }

    [Fact]
    public void What_was_changed_on_the_way_is_not_believed()
    {
        var good = Sign("msg_1", Now, Body, Secret);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(id: "msg_2", signature: good).Fault);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(at: Now + 1, signature: good).Fault);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(body: Body + " ", signature: good).Fault);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(
            signature: good.Replace("v1,", "v1a,", StringComparison.Ordinal)).Fault);
        Assert.Equal(WebhookFault.SignatureWrong, Verify(signature: "v1,!!!!").Fault);
    }

    [Theory]
    [InlineData(-300, WebhookFault.None)]
    [InlineData(300, WebhookFault.None)]
    [InlineData(-301, WebhookFault.Stale)]
    [InlineData(301, WebhookFault.Stale)]
    public void Five_minutes_either_way_are_tolerated(int seconds, WebhookFault expected) =>
        Assert.Equal(expected, Verify(at: Now + seconds).Fault);

    [Theory]
    [InlineData(null, "1", "v1,x")]
    [InlineData("msg_1", null, "v1,x")]
    [InlineData("msg_1", "1", null)]
    [InlineData("msg_1", "soon", "v1,x")]
    [InlineData("msg_1", "-1", "v1,x")]
    public void A_missing_header_is_told(string? id, string? timestamp, string? signature) =>
        Assert.Equal(
            WebhookFault.HeaderMissing,
            new WebhookVerifier(Secret, new ImpatientClock()).Verify(id, timestamp, signature, "{}"u8).Fault);

    [Fact]
    public void What_is_signed_and_no_event_is_told() =>
        Assert.Equal(WebhookFault.BodyUnreadable, Verify(body: "[1]").Fault);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64!")]
    public void What_is_no_secret_is_a_mistake(string secret) =>
        Assert.Throws<ArgumentException>(() => new WebhookVerifier(secret));

    [Fact]
    public void Without_a_secret_there_is_no_verifier() =>
        Assert.Throws<ArgumentException>(() => new WebhookVerifier(Array.Empty<string>()));

    private static WebhookVerdict Verify(
        string id = "msg_1", long? at = null, string body = Body, string? signature = null, string[]? secrets = null)
    {
        var seconds = at ?? Now;
        return new WebhookVerifier(secrets ?? [Secret], new ImpatientClock()).Verify(
            id,
            seconds.ToString(CultureInfo.InvariantCulture),
            signature ?? Sign(id, seconds, body, Secret),
            Encoding.UTF8.GetBytes(body));
    }

    private static string Sign(string id, long seconds, string body, string secret)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}");
        var hash = HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed));
        return "v1," + Convert.ToBase64String(hash);
    }

    private sealed class ClockAt(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
