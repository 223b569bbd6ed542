using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What a caller asks of an account. Amounts are already in units, catalog terms already looked up.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
public abstract partial record AccountCommand(OperationKey Key, Note Note)
{
    /// <summary>The reservation that it is about, where time ended it in this very turn: no ledger tells of that yet.</summary>
    internal ClosedReservation? EndedNow { get; init; }

    /// <summary>Open the account.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="AccountId">Its public id.</param>
    /// <param name="Email">Contact, or null.</param>
    /// <param name="Name">Display name, or null.</param>
    /// <param name="Asked">Plan and clock as the caller named them.</param>
    /// <param name="Plan">The plan to begin with, or null for none.</param>
    /// <param name="Source">Why this plan.</param>
    /// <param name="Clock">The test clock to live by, or null.</param>
    public sealed record Open(
        OperationKey Key,
        Note Note,
        string AccountId,
        string? Email,
        string? Name,
        OpeningAsked Asked,
        PlanTerms? Plan,
        PlanSource Source,
        TestClock? Clock) : AccountCommand(Key, Note);

    /// <summary>Change its particulars; null leaves one as it is, empty removes it.</summary>
    public sealed record Update(OperationKey Key, Note Note, string? Email, string? Name) : AccountCommand(Key, Note);

    /// <summary>Move its test clock on.</summary>
    public sealed record AdvanceClock(OperationKey Key, Note Note, string ClockId, Instant To) : AccountCommand(Key, Note);

    /// <summary>Say when it is told of a low balance; null for as the plan says.</summary>
    public sealed record SetAlert(OperationKey Key, Note Note, Asset Asset, AlertTerms? Alert) : AccountCommand(Key, Note);

    /// <summary>Grant credits.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units, more than 0.</param>
    /// <param name="Expiry">When it ends, defaults applied.</param>
    /// <param name="Asked">The times as the caller gave them; no effective time means now.</param>
    /// <param name="Priority">0 to 100.</param>
    /// <param name="Category">Paid or promotional.</param>
    public sealed record GrantCredits(
        OperationKey Key,
        Note Note,
        Asset Asset,
        long Amount,
        Expiry Expiry,
        GrantTimesAsked Asked,
        int Priority,
        GrantCategory Category) : AccountCommand(Key, Note);

    /// <summary>Take back what nothing holds of a grant.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it; reason and actor are required (SEMANTICS H4).</param>
    /// <param name="GrantSeq">The entry that made the grant.</param>
    /// <param name="History">What the ledger says about it; needed only where it is not live.</param>
    public sealed record VoidGrant(
        OperationKey Key, Note Note, long GrantSeq, ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Charge and count usage.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Demand">What to charge or count.</param>
    /// <param name="AllowPartial">Take what there is when it is less.</param>
    /// <param name="OccurredAt">When the caller says that it happened, or null.</param>
    public sealed record Use(OperationKey Key, Note Note, Demand Demand, bool AllowPartial, Instant? OccurredAt)
        : AccountCommand(Key, Note);

    /// <summary>Move the balance by hand.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it; reason and actor are required (SEMANTICS H4).</param>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Signed units, not 0.</param>
    /// <param name="Force">Whether a negative amount may overdraw.</param>
    public sealed record Adjust(OperationKey Key, Note Note, Asset Asset, long Amount, bool Force)
        : AccountCommand(Key, Note);

    /// <summary>Pin credits, or units of a meter, for usage to come.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Demand">What to hold.</param>
    /// <param name="TtlSeconds">How long, 1 to <see cref="Reserving.MaxTtlSeconds"/>; null for the default.</param>
    /// <param name="CountIn">In which period captures count.</param>
    public sealed record Reserve(OperationKey Key, Note Note, Demand Demand, int? TtlSeconds, CountIn CountIn)
        : AccountCommand(Key, Note);

    /// <summary>Settle usage of a reservation.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="ReservationSeq">The entry that made the reservation.</param>
    /// <param name="Commit">Whether it closes the reservation whatever <paramref name="Final"/> says.</param>
    /// <param name="Part">Units of the meter, or of the credit type; null for all that is left.</param>
    /// <param name="Final">Whether it closes the reservation.</param>
    /// <param name="Excess">What to do about more than was reserved.</param>
    /// <param name="History">What the ledger says about it; needed only where it is not open.</param>
    public sealed record Capture(
        OperationKey Key,
        Note Note,
        long ReservationSeq,
        bool Commit,
        long? Part,
        bool Final,
        ExcessMode Excess,
        ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Give up a reservation.</summary>
    public sealed record Release(
        OperationKey Key, Note Note, long ReservationSeq, ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Make a reservation last until so many seconds from now; null for the default.</summary>
    public sealed record Extend(
        OperationKey Key,
        Note Note,
        long ReservationSeq,
        int? TtlSeconds,
        ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Take back usage.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="EntrySeq">The entry to reverse.</param>
    /// <param name="Asked">How much, and what becomes of credits of expired grants.</param>
    /// <param name="History">What the ledger says about the entry and about the grants that paid.</param>
    public sealed record Reverse(
        OperationKey Key, Note Note, long EntrySeq, ReversalAsked Asked, ImmutableArray<LedgerEntry> History)
        : AccountCommand(Key, Note);

    /// <summary>Put the account on a plan.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Plan">The plan, or null for none.</param>
    /// <param name="Source">Why.</param>
    /// <param name="Asked">As the caller asked for it.</param>
    public sealed record SetPlan(
        OperationKey Key, Note Note, PlanTerms? Plan, PlanSource Source, PlanChangeAsked Asked) : AccountCommand(Key, Note);
}

/// <summary>What usage, or a reservation, asks for.</summary>
public abstract record Demand
{
    private Demand()
    {
    }

    /// <summary>Plain credits.</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units, more than 0.</param>
    public sealed record Credits(Asset Asset, long Amount) : Demand;

    /// <summary>Units of a meter; the account's plan says what they cost.</summary>
    /// <param name="Quantity">How much, more than 0, in the meter's precision.</param>
    /// <param name="Own">The meter's own terms, for accounts without a plan.</param>
    public sealed record Metered(Units Quantity, PlanMeter Own) : Demand
    {
        /// <summary>The meter's code.</summary>
        public string Meter => Own.Meter;
    }
}
