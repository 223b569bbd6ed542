using System.Text;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Messages are signed as Standard Webhooks says.</summary>
public sealed class SignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    [Fact(DisplayName = "I1: the official vector of Standard Webhooks")]
    public void The_official_vector() =>
        Assert.Equal(Signature, WebhookSignature.Of([Secret], Id, 1_614_265_330, Body));

    [Fact(DisplayName = "I1: two secrets make two signatures, the newest first")]
    public void Two_secrets_make_two_signatures()
    {
        var other = WebhookSecret.Create();
        var signatures = WebhookSignature.Of([other, Secret], Id, 1_614_265_330, Body).Split(' ');
        Assert.Equal(2, signatures.Length);
        Assert.Equal(WebhookSignature.Of([other], Id, 1_614_265_330, Body), signatures[0]);
        Assert.Equal(Signature, signatures[1]);
    }

    [Fact]
    public void A_secret_is_32_random_bytes()
    {
        Assert.Equal(32, WebhookSecret.KeyOf(WebhookSecret.Create()).Length);
        Assert.NotEqual(WebhookSecret.Create(), WebhookSecret.Create());
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64!")]
    public void What_is_no_secret_signs_nothing(string secret) =>
        Assert.Throws<FormatException>(() => WebhookSignature.Of([secret], Id, 1, Body));
}
