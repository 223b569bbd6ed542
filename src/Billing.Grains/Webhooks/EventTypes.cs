using System.Collections.Frozen;

namespace Billing.Grains.Webhooks;

/// <summary>
/// The types of messages that receivers outside can be told, as API.md lists them. A name never changes, and a new one is known
/// one release before it is written: whoever hands messages on removes those that nobody can want (docs/upgrades.md).
/// </summary>
internal static class EventTypes
{
    public const string CreditAdded = "credit.added";
    public const string CreditDeducted = "credit.deducted";
    public const string CreditExpired = "credit.expired";
    public const string CreditRolledOver = "credit.rolled_over";
    public const string CreditRolloverForfeited = "credit.rollover_forfeited";
    public const string CreditOverageCharged = "credit.overage_charged";
    public const string CreditOverageReset = "credit.overage_reset";
    public const string CreditManualAdjustment = "credit.manual_adjustment";
    public const string ReservationCreated = "reservation.created";
    public const string ReservationCommitted = "reservation.committed";
    public const string ReservationReleased = "reservation.released";
    public const string ReservationExpired = "reservation.expired";
    public const string PlanChanged = "plan.changed";
    public const string PeriodClosed = "period.closed";

    /// <summary>
    /// Those of plain entries, of which there may be one for each debit: they are written only where somebody wants them.
    /// </summary>
    public static readonly FrozenSet<string> OfEntries = FrozenSet.ToFrozenSet(
    [
        CreditAdded, CreditDeducted, CreditExpired, CreditRolledOver, CreditRolloverForfeited, CreditOverageCharged,
        CreditOverageReset, CreditManualAdjustment, ReservationCreated, ReservationCommitted, ReservationReleased,
        ReservationExpired, PlanChanged, PeriodClosed,
    ]);

    /// <summary>Those of notices and payments: rare, and written always.</summary>
    public static readonly FrozenSet<string> OfNotices = FrozenSet.ToFrozenSet(
    [
        "credit.balance_low", "credit.depleted", "credit.deficit", "usage.limit_reached", "recharge.succeeded",
        "recharge.failed", "recharge.disabled", "recharge.requires_action", "subscription.past_due",
        "billing.unmapped_price", "credit.refunded", "credit.frozen", "credit.unfrozen",
    ]);

    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> All = OfEntries.Concat(OfNotices).ToFrozenSet();
}
