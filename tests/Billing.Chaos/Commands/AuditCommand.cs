using Billing.Chaos.Auditing;
using Billing.Chaos.Load;

namespace Billing.Chaos.Commands;

/// <summary>The audit alone, on a saved history and a service that still runs.</summary>
internal static class AuditCommand
{
    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var history = History.Load(options.Required("history"));
        using var http = new BillingHttp(new Uri(options.Required("url")), options.Required("key"), new History());
        var stale = TimeSpan.FromMilliseconds(options.Number("stale-ms", 0));
        var evidence = await EvidenceCollector.Collect(history, options.Required("postgres"), [http], stale);
        stop.ThrowIfCancellationRequested();
        return Verification.Print(evidence) ? 0 : 1;
    }
}
