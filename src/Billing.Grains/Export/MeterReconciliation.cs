using Npgsql;

namespace Billing.Grains.Export;

/// <summary>
/// Finds out from Stripe's own totals what became of an event that was sent too long ago to be sent again without asking
/// (SEMANTICS F3): Stripe remembers identifiers for a day only.
/// </summary>
internal sealed class MeterReconciliation(NpgsqlDataSource source, MeterSummaries summaries)
{
    /// <summary>
    /// Delivered: it is counted. NotNow: it is not, and may be sent again as new. Refused: nobody can tell.
    /// </summary>
    /// <exception cref="Stripe.StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<MeterEventOutcome> Settle(MeterExportRow row, CancellationToken cancel)
    {
        if (await summaries.MeterOf(row.EventName, cancel) is not { } meter)
            return new MeterEventOutcome(MeterEventFate.Refused, "no active meter listens to this event name");
        // The narrowest time that Stripe can total: few other events in it, the fate of which may be unknown too.
        var from = MeterSummaries.MinuteOf(row.OccurredAt);
        var to = from.AddMinutes(1);
        var theirs = await summaries.Total(meter, row.CustomerId, from, to, cancel);
        var ours = await MeterExportTable.Total(source, row.CustomerId, row.EventName, from, to, cancel);
        if (theirs == ours.Delivered)
            return new MeterEventOutcome(MeterEventFate.NotNow, "Stripe's total shows that it did not arrive");
        return theirs == ours.Delivered + ours.Unknown
            ? MeterEventOutcome.Delivered
            : new MeterEventOutcome(
                MeterEventFate.Refused,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Stripe counted {theirs}; {ours.Delivered} were delivered and {ours.Unknown} are unknown"));
    }
}
