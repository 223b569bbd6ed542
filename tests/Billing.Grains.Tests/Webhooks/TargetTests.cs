using System.Net;
using Billing.Grains.Webhooks;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Where messages may be sent to.</summary>
public sealed class TargetTests
{
    [Theory(DisplayName = "I1: an address that is not on the public Internet is refused")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.254")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.9")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::7f00:1")]
    [InlineData("3fff::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("2002:7f00:0001::")]
    public void A_private_address_is_refused(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("93.184.216.34")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("223.255.255.254")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void A_public_address_is_fine(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory(DisplayName = "I1: a URL that cannot lead to the public Internet over https is refused when the endpoint is made")]
    [InlineData("http://example.com/hook")]
    [InlineData("ftp://example.com/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/hook")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://example.com/#fragment")]
    [InlineData("https://example.com:22/")]
    [InlineData("https://example.com:25/")]
    [InlineData("https://example.com:80/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST./")]
    [InlineData("https://api.localhost/")]
    [InlineData("https://router.local/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://intranet/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com\\@10.0.0.1/")]
    [InlineData("https://")]
    [InlineData("")]
    public void A_url_that_is_not_public_is_refused(string url) => Assert.NotNull(Targets().Fault(url));

    [Theory]
    [InlineData("https://example.com/hooks/billing?tenant=1")]
    [InlineData("https://example.com:8443/")]
    [InlineData("https://93.184.216.34/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://xn--bcher-kva.example/")]
    public void A_public_https_url_is_fine(string url) => Assert.Null(Targets().Fault(url));

    [Fact]
    public void A_target_of_the_settings_may_be_private_and_plain_on_its_port_alone()
    {
        var targets = Targets("127.0.0.1:9000, localhost:9001");
        Assert.Null(targets.Fault("http://127.0.0.1:9000/hook"));
        Assert.Null(targets.Fault("http://localhost:9001/"));
        Assert.NotNull(targets.Fault("http://127.0.0.1:9001/"));
        Assert.NotNull(targets.Fault("http://user:secret@127.0.0.1:9000/"));
        Assert.NotNull(targets.Fault("ftp://127.0.0.1:9000/"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:http")]
    [InlineData("a:1, b:0")]
    [InlineData(":80")]
    public void A_setting_that_names_no_target_stops_the_start(string setting)
    {
        var options = new WebhookOptions { AllowedTargets = setting };
        Assert.NotEmpty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    private static WebhookTargets Targets(string allowed = "") =>
        new(Options.Create(new WebhookOptions { AllowedTargets = allowed }));
}
