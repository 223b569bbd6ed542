using System.Text.Json;
using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>What has to be read again for each type of event (SEMANTICS J). Types that are not here change nothing of ours.</summary>
internal static class Happenings
{
    private const string PaymentFailedLater = "checkout.session.async_payment_failed";

    /// <summary>Brings the account up to date with what an event is about.</summary>
    public static async Task Apply(Dealing with, ProviderEvent happened)
    {
        if (happened.ObjectId is not { } id)
            return;
        var json = Seen(happened);
        try
        {
            await Read(with, happened.Type, id, json);
        }
        catch (StripeException fault) when (ProviderFaults.IsMissing(fault))
        {
            // It is not at Stripe any more, so there is nothing to bring the account up to date with.
        }
    }

    /// <summary>Whether events of this type change anything of ours.</summary>
    public static bool Concerns(string type) => type switch
    {
        "invoice.upcoming" or "customer.tax_id.created" => false,
        _ when type.StartsWith("customer.discount.", StringComparison.Ordinal) => false,
        _ => Prefixes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)),
    };

    private static readonly string[] Prefixes =
    [
        "checkout.session.", "customer.subscription.", "customer.created", "customer.updated", "customer.deleted",
        "invoice.", "invoice_payment.", "payment_intent.", "charge.", "refund.",
    ];

    private static Task Read(Dealing with, string type, string id, JsonElement json) => type.Split('.') switch
    {
        ["checkout", "session", ..] => Sync.Session(with, id, type == PaymentFailedLater),
        ["customer", "subscription", ..] => Sync.Subscription(with, id, json),
        ["customer", "created" or "updated" or "deleted"] => Sync.Customer(with, id),
        ["invoice", not "upcoming"] => Sync.Invoice(with, id),
        ["invoice_payment", _] => About(json.Id("invoice"), invoice => Sync.Invoice(with, invoice)),
        ["payment_intent", _] => Sync.Payment(with, id),
        ["charge", "dispute", ..] or ["charge", "refund", ..] or ["refund", _] =>
            About(json.Id("charge"), charge => Sync.Charge(with, charge)),
        ["charge", _] => Sync.Charge(with, id),
        _ => Task.CompletedTask,
    };

    private static Task About(string? id, Func<string, Task> read) => id is null ? Task.CompletedTask : read(id);

    private static JsonElement Seen(ProviderEvent happened) => JsonElement.Parse(happened.ObjectJson);
}
