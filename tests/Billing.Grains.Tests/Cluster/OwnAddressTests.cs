using System.Net;
using System.Net.Sockets;
using Billing.Silo.Cluster;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Tests.Cluster;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("localhost", "127.0.0.1")]
    public void A_silo_is_reached_where_it_was_told(string set, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), OwnAddress.Of(set));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Told_nothing_it_is_reached_at_an_address_of_this_machine(string? set)
    {
        var address = OwnAddress.Of(set);

        Assert.True(OwnAddress.IsMine(address));
        using var listener = new TcpListener(address, 0);
        listener.Start();
    }

    [Fact]
    public void A_host_that_nobody_knows_is_told_by_the_name_of_the_setting()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => OwnAddress.Of("no-such-host.invalid"));

        Assert.StartsWith(
            "BILLING_SILO_ADDRESS is 'no-such-host.invalid'", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_ones_address_is_not_mine() => Assert.False(OwnAddress.IsMine(IPAddress.Parse("192.0.2.1")));
}
