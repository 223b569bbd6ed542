namespace Billing.StripeSandbox.Events;

/// <summary>The event types that an endpoint may ask for.</summary>
internal static class EventTypes
{
    /// <summary>Thin events: they name what happened and tell where to read it.</summary>
    public const string MeterErrors = "v1.billing.meter.error_report_triggered";

    public const string NoMeter = "v1.billing.meter.no_meter_found";

    private static readonly Dictionary<string, string> Table = new()
    {
        ["billing.meter"] = "created updated deactivated reactivated",
        ["charge"] =
            "captured expired failed pending refunded succeeded updated refund.updated dispute.created dispute.updated "
            + "dispute.closed dispute.funds_withdrawn dispute.funds_reinstated",
        ["checkout.session"] = "completed expired async_payment_succeeded async_payment_failed",
        ["credit_note"] = "created updated voided",
        ["customer"] =
            "created updated deleted discount.created discount.updated discount.deleted subscription.created "
            + "subscription.updated subscription.deleted subscription.paused subscription.resumed "
            + "subscription.trial_will_end subscription.pending_update_applied subscription.pending_update_expired",
        ["billing_portal.session"] = "created",
        ["billing_portal.configuration"] = "created updated",
        ["entitlements.active_entitlement_summary"] = "updated",
        ["billing.alert"] = "triggered",
        ["invoice"] =
            "created deleted finalized finalization_failed marked_uncollectible overdue paid payment_action_required "
            + "payment_failed payment_succeeded sent upcoming updated voided will_be_due",
        ["invoice_payment"] = "paid",
        ["invoiceitem"] = "created deleted",
        ["payment_intent"] =
            "amount_capturable_updated canceled created partially_funded payment_failed processing requires_action "
            + "succeeded",
        ["payment_method"] = "attached automatically_updated detached updated",
        ["price"] = "created deleted updated",
        ["product"] = "created deleted updated",
        ["refund"] = "created failed updated",
        ["setup_intent"] = "canceled created requires_action setup_failed succeeded",
        ["subscription_schedule"] = "aborted canceled completed created expiring released updated",
        ["test_helpers.test_clock"] = "advancing created deleted internal_failure ready",
        ["v1.billing.meter"] = "error_report_triggered no_meter_found",
    };

    private static readonly HashSet<string> Known =
    [
        "*", .. Table.SelectMany(
            kind => kind.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), (kind, verb) => $"{kind.Key}.{verb}"),
    ];

    public static bool IsKnown(string type) => Known.Contains(type);

    /// <summary>A star stands for all but the thin ones, which are asked for by name.</summary>
    public static bool IsWanted(string type, IReadOnlyCollection<string> wanted) =>
        wanted.Contains(type) || (wanted.Contains("*") && !type.StartsWith("v1.", StringComparison.Ordinal));
}
