using System.ComponentModel.DataAnnotations;
using Billing.Grains.Provider;

namespace Billing.Grains.Tests.Provider;

public sealed class ProviderOptionsTests
{
    [Theory]
    [InlineData("sk_live_1", null, "https://shop.example/", null)]
    [InlineData("rk_live_1", "https://api.stripe.com", "https://shop.example/", null)]
    [InlineData(null, null, null, null)]
    [InlineData("sk_test_1", "http://stripe:12111", null, null)]
    [InlineData("pk_test_1", null, null, "STRIPE_SECRET_KEY")]
    [InlineData("sk_test_1 ", null, null, "STRIPE_SECRET_KEY")]
    [InlineData("sk_live_1", null, null, "BILLING_RETURN_URL")]
    [InlineData("sk_live_1", "http://stripe:12111", "https://shop.example/", "STRIPE_API_BASE")]
    [InlineData(null, "stripe:12111", null, "STRIPE_API_BASE")]
    [InlineData(null, null, "shop.example", "BILLING_RETURN_URL")]
    public void Wrong_settings_are_said_in_one_sentence(string? key, string? apiBase, string? returnUrl, string? named)
    {
        var options = new ProviderOptions { SecretKey = key, ApiBase = apiBase };
        options.ReturnUrl = returnUrl ?? options.ReturnUrl;
        var faults = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);

        if (named is null)
            Assert.Empty(faults);
        else
            Assert.StartsWith(named, Assert.Single(faults).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sandbox_is_used_only_without_a_key()
    {
        Assert.Equal(ProviderOptions.DefaultSandboxUrl, new ProviderOptions().Address);
        Assert.Null(new ProviderOptions { SecretKey = "sk_test_1" }.Address);
        Assert.Equal("http://else", new ProviderOptions { ApiBase = "http://else/" }.Address);
        Assert.False(new ProviderOptions { SandboxUrl = "off" }.IsThere);
        Assert.True(new ProviderOptions { SandboxUrl = "off", SecretKey = "sk_test_1" }.IsThere);
    }
}
