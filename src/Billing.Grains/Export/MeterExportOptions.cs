using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Export;

/// <summary>How a silo tells Stripe's meters of usage.</summary>
public sealed class MeterExportOptions
{
    /// <summary>How often usage is summed and sent, <c>BILLING_METER_FLUSH_MS</c>.</summary>
    /// <value>5,000 ms by default.</value>
    [Range(100, 600_000, ErrorMessage = "BILLING_METER_FLUSH_MS is 100 to 600000.")]
    public int FlushMs { get; set; } = 5_000;

    /// <summary>
    /// The event name of meters that have none of their own, <c>STRIPE_METER_EVENT</c>; null for none: then their usage waits.
    /// </summary>
    [MaxLength(100, ErrorMessage = "STRIPE_METER_EVENT has at most 100 characters.")]
    public string? DefaultEventName { get; set; }

    /// <summary>Accounts whose usage one transaction sums.</summary>
    /// <value>200 by default.</value>
    [Range(1, 10_000)]
    public int AccountsAtOnce { get; set; } = 200;

    /// <summary>Events taken in hand at once. A silo sends at most so many a second.</summary>
    /// <value>200 by default: a fifth of what Stripe takes from all silos.</value>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Events on the way at the same time.</summary>
    /// <value>8 by default.</value>
    [Range(1, 100)]
    public int Concurrency { get; set; } = 8;

    /// <summary>How long an event in hand is left alone by other silos; longer than a batch may take.</summary>
    /// <value>10 minutes by default.</value>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after a period's end usage that was taken back may still be made up for by other usage of it.</summary>
    /// <value>1 hour, after which Stripe closes the invoice.</value>
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(1);
}
