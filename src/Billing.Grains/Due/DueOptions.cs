using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Due;

/// <summary>How a silo wakes accounts that have something to do.</summary>
public sealed class DueOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Billing:Due";

    /// <summary>How often it looks.</summary>
    /// <value>1 second by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Accounts taken in hand at once; when there are more, it goes on without waiting.</summary>
    /// <value>200 by default.</value>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>How long an account in hand is left alone by others. A wake that failed is tried again after it.</summary>
    /// <value>60 seconds by default; more than a call may take.</value>
    [Range(typeof(TimeSpan), "00:00:31", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Accounts woken at the same time.</summary>
    /// <value>16 by default.</value>
    [Range(1, 1_000)]
    public int Concurrency { get; set; } = 16;
}
