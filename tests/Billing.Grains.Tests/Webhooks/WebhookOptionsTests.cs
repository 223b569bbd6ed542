using System.ComponentModel.DataAnnotations;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Settings that do not go together are refused at the start.</summary>
public sealed class WebhookOptionsTests
{
    [Theory]
    [InlineData(60, 15_000, true)]
    [InlineData(31, 15_000, true)]
    [InlineData(30, 15_000, false)]
    [InlineData(60, 60_000, false)]
    public void A_lease_outlasts_two_timeouts(int leaseSeconds, int timeoutMs, bool isFine)
    {
        var options = new WebhookOptions { Lease = TimeSpan.FromSeconds(leaseSeconds), TimeoutMs = timeoutMs };
        var isValid = Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true);
        Assert.Equal(isFine, isValid);
    }
}
