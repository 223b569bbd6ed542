namespace Billing.Grains.Webhooks;

/// <summary>When a message is tried again, and when it is given up (Standard Webhooks' example schedule, SEMANTICS I2).</summary>
internal static class WebhookSchedule
{
    /// <summary>Failures in a row, of whichever account, after which an endpoint is tried with one message at a time.</summary>
    public const int ProbesAfter = 3;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    // Jitter only ever adds, so that a receiver that is down for three days is still tried afterwards.
    private const double MostJitter = 0.1;
    private const double LongestPauseSeconds = 60;

    /// <summary>How long failures last before the endpoint is disabled: the sum of all waits, 75 h 35 min.</summary>
    public static readonly TimeSpan Patience = Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);

    /// <summary>How long to wait after so many failures in a row.</summary>
    /// <param name="failures">1 after the first.</param>
    /// <param name="jitter">0 to 1: so much of the spread.</param>
    public static TimeSpan WaitAfter(int failures, double jitter) =>
        Waits[Math.Clamp(failures, 1, Waits.Length) - 1] * (1 + (MostJitter * jitter));

    /// <summary>
    /// Whether a message is given up: each wait of the schedule has passed. Attempts that were brought forward, because the
    /// endpoint seemed to be back, count for nothing here.
    /// </summary>
    public static bool IsOver(int failures, TimeSpan failingFor) => failures > Waits.Length && failingFor >= Patience;

    /// <summary>For how long nothing is sent to an endpoint that fails again and again.</summary>
    /// <param name="failuresInRow">Of whichever account.</param>
    public static TimeSpan PauseAfter(int failuresInRow) =>
        TimeSpan.FromSeconds(Math.Min(LongestPauseSeconds, Math.Pow(2, Math.Clamp(failuresInRow, 1, 10) - 1)));
}
