using System.Diagnostics.Metrics;

namespace Billing.Grains.Journal;

/// <summary>What the journal measures, on the meter "Billing".</summary>
internal static class JournalMetrics
{
    private static readonly Meter Meter = new("Billing");

    public static readonly Histogram<int> FlushRows =
        Meter.CreateHistogram<int>("billing.journal.flush.rows", "{row}", "Ledger rows written in one transaction.");

    public static readonly Histogram<double> FlushDuration =
        Meter.CreateHistogram<double>("billing.journal.flush.duration", "s", "Time from sending a flush to its outcome.");

    public static readonly UpDownCounter<int> QueuedRows =
        Meter.CreateUpDownCounter<int>("billing.journal.queue.depth", "{row}", "Ledger rows that wait for a writer.");

    public static readonly Counter<int> Conflicts =
        Meter.CreateCounter<int>("billing.journal.conflicts", "{account}", "Accounts whose rows in a flush were rejected.");

    public static readonly Counter<int> InDoubt =
        Meter.CreateCounter<int>("billing.journal.in_doubt", "{flush}", "Flushes whose outcome had to be settled.");
}
