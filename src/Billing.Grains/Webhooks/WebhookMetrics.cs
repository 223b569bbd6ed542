using System.Diagnostics.Metrics;

namespace Billing.Grains.Webhooks;

/// <summary>What sending webhooks measures, on the meter "Billing".</summary>
internal static class WebhookMetrics
{
    private static readonly Meter Meter = new("Billing");

    private static readonly Histogram<double> AttemptDuration = Meter.CreateHistogram<double>(
        "billing.webhook.attempt.duration", "s", "Time from sending a message to its receiver's answer, or to none.");

    private static readonly Counter<int> Fanned = Meter.CreateCounter<int>(
        "billing.webhook.deliveries", "{message}", "Messages that were put into endpoints' lines.");

    public static void Attempt(bool isDelivered, TimeSpan took) => AttemptDuration.Record(
        took.TotalSeconds, new KeyValuePair<string, object?>("outcome", isDelivered ? "delivered" : "failed"));

    public static void HandedOn(int count) => Fanned.Add(count);
}
