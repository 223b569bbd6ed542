using System.Net;
using System.Text.Json;
using Stripe;
using Stripe.Billing;

namespace Billing.Grains.Export;

/// <summary>Tells Stripe of usage. Nothing of Stripe's leaves it but the outcome.</summary>
internal sealed class MeterEventSender(IStripeClient stripe)
{
    /// <summary>The meter's default keys of an event's payload.</summary>
    private const string ValueKey = "value";
    private const string CustomerKey = "stripe_customer_id";

    private const int LongestWords = 500;

    private readonly MeterEventService _events = new(stripe);
    private readonly MeterEventAdjustmentService _adjustments = new(stripe);

    /// <summary>Sends a row once; never throws for what Stripe or the network does.</summary>
    public Task<MeterEventOutcome> Send(MeterExportRow row, CancellationToken cancel) => Guard(
        async () =>
        {
            if (row.Cancels is { } cancelled)
                await Cancel(row, cancelled, cancel);
            else
                await Create(row, cancel);
            return MeterEventOutcome.Delivered;
        },
        fault => Judge(row, fault),
        cancel);

    /// <summary>Asks Stripe something about an event; that Stripe does not answer says nothing about the event.</summary>
    public static Task<MeterEventOutcome> Ask(Func<Task<MeterEventOutcome>> ask, CancellationToken cancel) =>
        Guard(ask, fault => new MeterEventOutcome(MeterEventFate.Unknown, Words(fault)), cancel);

    private static async Task<MeterEventOutcome> Guard(
        Func<Task<MeterEventOutcome>> call, Func<StripeException, MeterEventOutcome> judge, CancellationToken cancel)
    {
        try
        {
            return await call();
        }
        catch (StripeException fault)
        {
            return judge(fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new MeterEventOutcome(MeterEventFate.Unknown, fault.GetType().Name);
        }
    }

    private Task<MeterEvent> Create(MeterExportRow row, CancellationToken cancel) => _events.CreateAsync(
        new MeterEventCreateOptions
        {
            EventName = row.EventName,
            Identifier = row.Identifier,
            Timestamp = row.OccurredAt,
            Payload = new Dictionary<string, string>
            {
                [ValueKey] = row.ValueText, [CustomerKey] = row.CustomerId,
            },
        },
        cancellationToken: cancel);

    private Task<MeterEventAdjustment> Cancel(MeterExportRow row, string cancelled, CancellationToken cancel) => _adjustments.CreateAsync(
        new MeterEventAdjustmentCreateOptions
        {
            EventName = row.EventName,
            Type = "cancel",
            Cancel = new MeterEventAdjustmentCancelOptions { Identifier = cancelled },
        },
        cancellationToken: cancel);

    private static MeterEventOutcome Judge(MeterExportRow row, StripeException fault)
    {
        var words = Words(fault);
        return (int)fault.HttpStatusCode switch
        {
            (int)HttpStatusCode.BadRequest when WasDoneBefore(row, fault.Message) => MeterEventOutcome.Delivered,
            // A wrong key says nothing about the event: it is tried again until somebody mends the key.
            401 or 403 or 429 => new MeterEventOutcome(MeterEventFate.NotNow, words),
            409 or 0 or >= 500 => new MeterEventOutcome(MeterEventFate.Unknown, words),
            >= 400 => new MeterEventOutcome(MeterEventFate.Refused, words),
            _ => new MeterEventOutcome(MeterEventFate.Unknown, words),
        };
    }

    // An event of this name is there (SEMANTICS F2); or, after an attempt of which nobody knew the outcome, it is gone.
    private static bool WasDoneBefore(MeterExportRow row, string message) => row.Cancels is null
        ? message.Contains("already exists with identifier", StringComparison.OrdinalIgnoreCase)
        : row.Attempts > 1 && message.Contains("cancel", StringComparison.OrdinalIgnoreCase)
            && (message.Contains("already", StringComparison.OrdinalIgnoreCase)
                || message.Contains("before", StringComparison.OrdinalIgnoreCase));

    private static string Words(StripeException fault)
    {
        var words = fault.StripeError?.Code is { } code ? $"{code}: {fault.Message}" : fault.Message;
        words = $"{(int)fault.HttpStatusCode} {words}".ReplaceLineEndings(" ").Replace('\0', ' ');
        return words.Length <= LongestWords ? words : words[..LongestWords];
    }
}
