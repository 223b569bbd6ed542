using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Drift;

/// <summary>How accounts are compared with Stripe.</summary>
public sealed class DriftOptions
{
    /// <summary>How often all accounts are compared, by one silo of them all, <c>BILLING_DRIFT_CHECK_HOURS</c>.</summary>
    /// <value>24 by default; 0 for never.</value>
    [Range(0, 8_760, ErrorMessage = "BILLING_DRIFT_CHECK_HOURS is 0 to 8760.")]
    public int EveryHours { get; set; } = 24;

    /// <summary>How far back payments are compared.</summary>
    /// <value>7 days by default.</value>
    [Range(1, 30)]
    public int PaymentDays { get; set; } = 7;

    /// <summary>How old something at Stripe must be before the account has to know it.</summary>
    /// <value>15 minutes by default.</value>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a comparison that a caller waits for may take; less than the call's own limit.</summary>
    /// <value>100 seconds by default.</value>
    public TimeSpan CallLimit { get; set; } = TimeSpan.FromSeconds(100);
}
