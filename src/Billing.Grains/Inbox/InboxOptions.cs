using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Inbox;

/// <summary>How a silo applies events of Stripe and does Stripe work.</summary>
public sealed class InboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Billing:Inbox";

    /// <summary>How often it looks for some.</summary>
    /// <value>0.5 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Taken in hand at once.</summary>
    /// <value>100 by default.</value>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Accounts whose events are applied at the same time.</summary>
    /// <value>8 by default: Stripe allows 25 calls a second in a sandbox, 100 live.</value>
    [Range(1, 100)]
    public int Concurrency { get; set; } = 8;

    /// <summary>How long what is in hand is left alone by others.</summary>
    /// <value>1 minute by default; what takes longer is done twice, which does no harm.</value>
    [Range(typeof(TimeSpan), "00:00:31", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often Stripe's list of events is read for what was never delivered.</summary>
    /// <value>5 minutes by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CatchUpInterval { get; set; } = TimeSpan.FromMinutes(5);
}
