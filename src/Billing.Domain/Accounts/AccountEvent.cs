using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What happened to an account. Facts only: evolving from them needs no rule and no catalog.</summary>
public abstract record AccountEvent
{
    private AccountEvent()
    {
    }

    /// <summary>The account was opened.</summary>
    public sealed record Opened(string AccountId, string? Email, string? Name) : AccountEvent;

    /// <summary>Its particulars are now these.</summary>
    /// <param name="Email">Contact afterwards, or null.</param>
    /// <param name="Name">Display name afterwards, or null.</param>
    /// <param name="EmailAsked">Whether the caller named the contact, to recognise the same request again.</param>
    /// <param name="NameAsked">Whether the caller named the display name.</param>
    public sealed record Updated(string? Email, string? Name, bool EmailAsked, bool NameAsked) : AccountEvent;

    /// <summary>Credits were granted; with a later effective time they are only scheduled.</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units granted.</param>
    /// <param name="Terms">The grant's rules.</param>
    /// <param name="Scheduled">Whether it waits for its effective time.</param>
    /// <param name="Repays">Units of it that the next entry uses to pay off the deficit.</param>
    /// <param name="Asked">The times as the caller spelt them, to recognise the same request again.</param>
    public sealed record Granted(
        Asset Asset, long Amount, GrantTerms Terms, bool Scheduled, long Repays, GrantTimesAsked Asked) : AccountEvent;

    /// <summary>A scheduled grant became effective.</summary>
    public sealed record GrantActivated(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>What was left of a grant when it expired.</summary>
    public sealed record Expired(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>Usage was admitted.</summary>
    /// <param name="Asset">The credit type charged, or null where the meter only counts.</param>
    /// <param name="Amount">Units charged.</param>
    /// <param name="Requested">Units asked for; more than <paramref name="Amount"/> only where partial was allowed.</param>
    /// <param name="Lines">Which grants paid.</param>
    /// <param name="Usage">The metered quantity, or null for a plain debit.</param>
    /// <param name="AllowPartial">Whether the caller allowed a part.</param>
    /// <param name="OccurredAt">When the caller says that it happened, or null.</param>
    public sealed record Debited(
        Asset? Asset,
        long Amount,
        long Requested,
        ImmutableArray<GrantLine> Lines,
        MeteredUsage? Usage,
        bool AllowPartial,
        Instant? OccurredAt) : AccountEvent;

    /// <summary>An administrator moved the balance.</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Signed units.</param>
    /// <param name="Lines">Which grants a negative amount took from.</param>
    /// <param name="Deficit">Units that no grant covered and the account now owes.</param>
    /// <param name="Forced">Whether overdrawing was allowed.</param>
    /// <param name="Repays">Units of a positive amount that the next entry uses to pay off the deficit.</param>
    public sealed record Adjusted(
        Asset Asset, long Amount, ImmutableArray<GrantLine> Lines, long Deficit, bool Forced, long Repays) : AccountEvent;

    /// <summary>A grant paid off what the account owed: no balance moves, the grant and the debt shrink together.</summary>
    public sealed record DeficitRepaid(Asset Asset, long GrantSeq, long Amount) : AccountEvent;

    /// <summary>The kind of ledger entry that carries this event.</summary>
    public EntryType Type => this switch
    {
        Opened or Updated => EntryType.AccountUpdated,
        Granted or GrantActivated => EntryType.Grant,
        Debited => EntryType.Debit,
        Expired => EntryType.Expired,
        Adjusted => EntryType.Adjusted,
        DeficitRepaid => EntryType.DeficitRepaid,
        _ => throw new InvalidOperationException($"No entry type for {GetType().Name}."),
    };

    /// <summary>The credit type that the event is about, or null.</summary>
    public Asset? MovedAsset => this switch
    {
        Granted e => e.Asset,
        GrantActivated e => e.Asset,
        Expired e => e.Asset,
        Debited e => e.Asset,
        Adjusted e => e.Asset,
        DeficitRepaid e => e.Asset,
        _ => null,
    };

    /// <summary>How far the event moves the settled balance.</summary>
    public long SettledDelta => this switch
    {
        Granted { Scheduled: false } e => e.Amount,
        GrantActivated e => e.Amount,
        Expired e => -e.Amount,
        Debited e => -e.Amount,
        Adjusted e => e.Amount,
        _ => 0,
    };
}

/// <summary>A credit type as an entry knows it: enough to render its amounts for ever.</summary>
/// <param name="CreditType">The code.</param>
/// <param name="Precision">Decimal places.</param>
/// <param name="Order">Burn order of the account's grants of it.</param>
public sealed record Asset(string CreditType, byte Precision, BurnOrder Order);

/// <summary>The times of a grant as its caller gave them; null where a default applied.</summary>
/// <param name="EffectiveAt">From when.</param>
/// <param name="Expires">A rule such as <c>days:30</c>, or a moment.</param>
public sealed record GrantTimesAsked(Instant? EffectiveAt, string? Expires);

/// <summary>A metered quantity as it was counted and rated.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What was admitted, in the meter's precision.</param>
/// <param name="Requested">What was asked for; more only where partial was allowed.</param>
/// <param name="UnitCost">Credit units per whole unit of the meter at that time (SEMANTICS D15), or null if not charged.</param>
/// <param name="Period">The period it was counted in.</param>
/// <param name="Count">The meter's count in that period afterwards, in smallest units.</param>
public sealed record MeteredUsage(
    string Meter, Units Quantity, long Requested, long? UnitCost, Period Period, long Count);
