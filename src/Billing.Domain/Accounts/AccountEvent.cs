using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What happened to an account. Facts only: evolving from them needs no rule and no catalog.</summary>
public abstract partial record AccountEvent
{
    private AccountEvent()
    {
    }

    /// <summary>The account was opened.</summary>
    /// <param name="AccountId">Its public id.</param>
    /// <param name="Email">Contact, or null.</param>
    /// <param name="Name">Display name, or null.</param>
    /// <param name="Asked">What else its opening asked for.</param>
    /// <param name="Clock">The test clock that it lives by, or null.</param>
    public sealed record Opened(string AccountId, string? Email, string? Name, OpeningAsked Asked, TestClock? Clock)
        : AccountEvent;

    /// <summary>Its particulars are now these.</summary>
    /// <param name="Email">Contact afterwards, or null.</param>
    /// <param name="Name">Display name afterwards, or null.</param>
    /// <param name="EmailAsked">Whether the caller named the contact, to recognise the same request again.</param>
    /// <param name="NameAsked">Whether the caller named the display name.</param>
    public sealed record Updated(string? Email, string? Name, bool EmailAsked, bool NameAsked) : AccountEvent;

    /// <summary>Its test clock moved on.</summary>
    public sealed record ClockAdvanced(TestClock Clock) : AccountEvent;

    /// <summary>When it is told of a low balance; null for as the plan says.</summary>
    public sealed record AlertSet(Asset Asset, AlertTerms? Alert) : AccountEvent;

    /// <summary>Credits were granted; with a later effective time they are only scheduled.</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units granted.</param>
    /// <param name="Terms">The grant's rules.</param>
    /// <param name="Origin">Where it came from.</param>
    /// <param name="Scheduled">Whether it waits for its effective time.</param>
    /// <param name="Repays">Units of it that the next entry uses to pay off the deficit.</param>
    /// <param name="Asked">The times as the caller spelt them, to recognise the same request again.</param>
    public sealed record Granted(
        Asset Asset,
        long Amount,
        GrantTerms Terms,
        GrantOrigin Origin,
        bool Scheduled,
        long Repays,
        GrantTimesAsked Asked) : AccountEvent;

    /// <summary>A scheduled grant became effective.</summary>
    public sealed record GrantActivated(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>What was left of a grant when it expired.</summary>
    public sealed record Expired(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>A part of a grant's rest lives on in a new grant (SEMANTICS A8).</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units moved; the settled balance stays as it is.</param>
    /// <param name="Terms">The new grant's rules.</param>
    /// <param name="Origin">The new grant's origin; it names the old grant.</param>
    public sealed record RolledOver(Asset Asset, long Amount, GrantTerms Terms, GrantOrigin Origin) : AccountEvent;

    /// <summary>The rest of a grant that had rolled over as often as it may (SEMANTICS A8).</summary>
    public sealed record RolloverForfeited(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>An administrator took back what nothing held of a grant (SEMANTICS H4).</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="GrantSeq">The grant.</param>
    /// <param name="Amount">Units taken back.</param>
    /// <param name="WasActive">Whether it counted in the balance; a scheduled grant did not.</param>
    public sealed record Voided(Asset Asset, long GrantSeq, long Amount, bool WasActive) : AccountEvent;

    /// <summary>Usage was admitted.</summary>
    /// <param name="Asset">The credit type charged, or null where nothing is charged.</param>
    /// <param name="Amount">Units charged.</param>
    /// <param name="Requested">Units asked for; more than <paramref name="Amount"/> only where partial was allowed.</param>
    /// <param name="Lines">Which grants paid.</param>
    /// <param name="Deficit">Units that no grant covered and the account now owes.</param>
    /// <param name="Usage">The metered quantity, or null for a plain debit.</param>
    /// <param name="AllowPartial">Whether the caller allowed a part.</param>
    /// <param name="OccurredAt">When the caller says that it happened, or null.</param>
    public sealed record Debited(
        Asset? Asset,
        long Amount,
        long Requested,
        ImmutableArray<GrantLine> Lines,
        long Deficit,
        MeteredUsage? Usage,
        bool AllowPartial,
        Instant? OccurredAt) : AccountEvent;

    /// <summary>Usage that is billed afterwards, summed over a period that closed (SEMANTICS D15).</summary>
    public sealed record OverageCounted(string Meter, Units Quantity, Period Period) : AccountEvent;

    /// <summary>An administrator moved the balance.</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Signed units.</param>
    /// <param name="Lines">Which grants a negative amount took from.</param>
    /// <param name="Deficit">Units that no grant covered and the account now owes.</param>
    /// <param name="Forced">Whether overdrawing was allowed.</param>
    /// <param name="Repays">Units of a positive amount that the next entry uses to pay off the deficit.</param>
    public sealed record Adjusted(
        Asset Asset, long Amount, ImmutableArray<GrantLine> Lines, long Deficit, bool Forced, long Repays) : AccountEvent;

    /// <summary>Units of a grant paid off what the account owed. The settled balance stays as it is.</summary>
    public sealed record DeficitRepaid(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>Credits were pinned, and units of a meter held back.</summary>
    /// <param name="Asset">The credit type, or null where nothing is charged.</param>
    /// <param name="Amount">Units pinned.</param>
    /// <param name="Lines">In which grants.</param>
    /// <param name="Hold">The held units of a meter, or null.</param>
    /// <param name="TtlSeconds">As the caller gave it, or null for the default.</param>
    /// <param name="ExpiresAt">Until when (exclusive).</param>
    public sealed record Reserved(
        Asset? Asset,
        long Amount,
        ImmutableArray<GrantLine> Lines,
        MeterHold? Hold,
        int? TtlSeconds,
        Instant ExpiresAt) : AccountEvent;

    /// <summary>Usage of a reservation was settled.</summary>
    /// <param name="ReservationSeq">The reservation.</param>
    /// <param name="Asset">The credit type, or null where nothing is charged.</param>
    /// <param name="Amount">Units charged.</param>
    /// <param name="Pinned">Which pinned units paid.</param>
    /// <param name="Lines">Which free units paid besides.</param>
    /// <param name="Deficit">Units that no grant covered and the account now owes.</param>
    /// <param name="Usage">The metered quantity, or null for plain credits.</param>
    /// <param name="Terms">What the call asked for and what it left of the reservation.</param>
    public sealed record Captured(
        long ReservationSeq,
        Asset? Asset,
        long Amount,
        ImmutableArray<GrantLine> Pinned,
        ImmutableArray<GrantLine> Lines,
        long Deficit,
        MeteredUsage? Usage,
        CaptureTerms Terms) : AccountEvent;

    /// <summary>A reservation was given up; what it held is free again.</summary>
    /// <param name="ReservationSeq">The reservation.</param>
    /// <param name="Asset">The credit type, or null.</param>
    /// <param name="Amount">Credit units set free.</param>
    /// <param name="ByCommit">Whether a commit of nothing did it.</param>
    public sealed record Released(long ReservationSeq, Asset? Asset, long Amount, bool ByCommit) : AccountEvent;

    /// <summary>A reservation came to its end; what it held is free again (SEMANTICS C7).</summary>
    public sealed record ReservationExpired(long ReservationSeq, Asset? Asset, long Amount) : AccountEvent;

    /// <summary>A reservation lasts longer.</summary>
    public sealed record Extended(long ReservationSeq, Asset? Asset, int? TtlSeconds, Instant ExpiresAt) : AccountEvent;

    /// <summary>Usage was taken back (SEMANTICS H3).</summary>
    /// <param name="EntrySeq">The entry that is reversed.</param>
    /// <param name="Asset">The credit type, or null where nothing had been charged.</param>
    /// <param name="Amount">Units given back.</param>
    /// <param name="Restored">Grants that had paid and have their units again.</param>
    /// <param name="Reissued">Units that come back as a new grant, whose number is this entry's.</param>
    /// <param name="ReissuedTerms">That grant's rules, or null for none.</param>
    /// <param name="Usage">Units of the meter taken back, or null.</param>
    /// <param name="Asked">What the caller asked for.</param>
    public sealed record Reversed(
        long EntrySeq,
        Asset? Asset,
        long Amount,
        ImmutableArray<RestoredGrant> Restored,
        long Reissued,
        GrantTerms? ReissuedTerms,
        ReversedUsage? Usage,
        ReversalAsked Asked) : AccountEvent;

    /// <summary>The plan is now this one.</summary>
    /// <param name="From">The slug before, or null.</param>
    /// <param name="Plan">The plan afterwards; nothing is granted in its period yet but what <paramref name="Plan"/> says.</param>
    /// <param name="Asked">What the caller asked for; null where a renewal brought it.</param>
    public sealed record PlanChanged(string? From, PlanState Plan, PlanChangeAsked? Asked) : AccountEvent;

    /// <summary>Another plan takes over at the next renewal; null for the same one after all.</summary>
    public sealed record PlanScheduled(PlanSwitch? Next, PlanChangeAsked Asked) : AccountEvent;

    /// <summary>A period ended: the usage record (SEMANTICS A9, D6).</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Counters">What each meter counted in it.</param>
    /// <param name="Next">The period that follows; the same one again where only a late capture changed the record.</param>
    /// <param name="Corrected">Whether this replaces an earlier record of the period (SEMANTICS C11).</param>
    public sealed record PeriodClosed(
        Period Period, ImmutableArray<MeterCounter> Counters, Period Next, bool Corrected) : AccountEvent;

    /// <summary>What kind of ledger entry it is.</summary>
    public EntryType Type => EventFacts.TypeOf(this);

    /// <summary>The credit type that the event is about, or null.</summary>
    public Asset? MovedAsset => EventFacts.AssetOf(this);

    /// <summary>How far the event moves the settled balance.</summary>
    public long SettledDelta => EventFacts.SettledDeltaOf(this);

    /// <summary>The entry of the same account that the event is about: a reservation, an entry reversed, a grant voided; or null.</summary>
    public long? SubjectSeq => EventFacts.SubjectOf(this);

    /// <summary>The grant that came to its end with this: all that expired, was forfeited or rolled over of it; or null.</summary>
    public long? EndedGrantSeq => EventFacts.EndedGrantOf(this);
}
