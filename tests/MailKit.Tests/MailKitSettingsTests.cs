using MailKit.Tests.Support;

namespace MailKit.Tests;

/// <summary>What MailKit makes of its environment.</summary>
public sealed class MailKitSettingsTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "http://localhost:3000", true)]
    [InlineData(null, "http://[::1]:3000;http://127.0.0.1:3001", true)]
    [InlineData(null, "http://0.0.0.0:3000", false)]
    [InlineData(null, "http://*:3000", false)]
    [InlineData(null, "http://+:3000", false)]
    [InlineData(null, "http://[::]:3000", false)]
    [InlineData(null, "http://127.0.0.1:3000;http://10.0.0.5:3000", false)]
    [InlineData("https://mailkit.example", null, false)]
    public void An_id_is_believed_only_where_nobody_else_can_come(string? baseUrl, string? urls, bool isBelieved) =>
        Assert.Equal(isBelieved, Settings.Read(("BASE_URL", baseUrl), ("ASPNETCORE_URLS", urls)).TrustsCustomerId);

    [Fact]
    public void An_endpoint_of_the_servers_own_section_may_be_on_any_network() => Assert.False(
        Settings.Read(("Kestrel:Endpoints:All:Url", "http://*:4000")).TrustsCustomerId);

    [Fact]
    public void Whoever_says_so_is_believed_in_any_case() => Assert.True(
        Settings.Read(("ASPNETCORE_URLS", "http://*:3000"), ("TRUST_CUSTOMER_ID", "true")).TrustsCustomerId);

    [Fact]
    public void The_plans_price_is_not_the_metered_price_of_Billing()
    {
        Assert.Equal("price_mailkit_plan", Settings.Read(("STRIPE_PRICE_ID", "price_usage")).StripePriceId);
        Assert.Equal("price_1", Settings.Read(("MAILKIT_STRIPE_PRICE_ID", "price_1")).StripePriceId);
    }
}
