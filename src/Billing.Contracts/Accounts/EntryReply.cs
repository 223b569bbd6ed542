using System.Collections.Immutable;

namespace Billing.Contracts.Accounts;

/// <summary>A ledger entry for the API: the answer to a mutation, or a line of the ledger.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Seq">Its place in the ledger.</param>
/// <param name="EntryId">Its public id, <c>le_…</c>.</param>
/// <param name="Type">Its kind, as API.md names it.</param>
/// <param name="At">When it took effect, UTC.</param>
[GenerateSerializer, Alias("billing.entry"), Immutable]
public sealed record EntryReply(
    [property: Id(0)] string Account,
    [property: Id(1)] long Seq,
    [property: Id(2)] string EntryId,
    [property: Id(3)] string Type,
    [property: Id(4)] DateTime At)
{
    /// <summary>What it did to a credit balance, or null where it concerns none.</summary>
    [Id(5)]
    public MovementReply? Movement { get; init; }

    /// <summary>The metered quantity, or null.</summary>
    [Id(6)]
    public MeteredReply? Metered { get; init; }

    /// <summary>The grant that it made, or null.</summary>
    [Id(7)]
    public GrantReply? Grant { get; init; }

    /// <summary>The account's particulars that it set, or null.</summary>
    [Id(8)]
    public ParticularsReply? Particulars { get; init; }

    /// <summary>The client's idempotency key, or null.</summary>
    [Id(9)]
    public string? IdempotencyKey { get; init; }

    /// <summary>What the caller said about it.</summary>
    [Id(10)]
    public NoteRequest Note { get; init; } = NoteRequest.None;

    /// <summary>The chain hash in hexadecimal; only in ledger pages.</summary>
    [Id(11)]
    public string? Hash { get; init; }

    /// <summary>The reservation that it made or moved, as it was afterwards; or null.</summary>
    [Id(12)]
    public ReservationReply? Reservation { get; init; }

    /// <summary>The change of plan, or null.</summary>
    [Id(13)]
    public PlanChangeReply? Plan { get; init; }

    /// <summary>The period that it closed, or null.</summary>
    [Id(14)]
    public PeriodReply? Period { get; init; }

    /// <summary>The public id of the entry, grant or reservation that it is about, or null.</summary>
    [Id(15)]
    public string? RefersTo { get; init; }

    /// <summary>Credits that no grant covered and that the account owes because of it; null for none.</summary>
    [Id(16)]
    public Amount? Deficit { get; init; }
}

/// <summary>What an entry did to the balance of one credit type.</summary>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">Signed change of the settled balance.</param>
/// <param name="Requested">What was asked for; differs from the amount only where a part was allowed.</param>
/// <param name="BalanceBefore">Settled before.</param>
/// <param name="BalanceAfter">Settled afterwards.</param>
/// <param name="ReservedAfter">Reserved afterwards.</param>
/// <param name="Lines">The grants that it touched.</param>
[GenerateSerializer, Alias("billing.movement"), Immutable]
public sealed record MovementReply(
    [property: Id(0)] string CreditType,
    [property: Id(1)] Amount Amount,
    [property: Id(2)] Amount Requested,
    [property: Id(3)] Amount BalanceBefore,
    [property: Id(4)] Amount BalanceAfter,
    [property: Id(5)] Amount ReservedAfter,
    [property: Id(6)] ImmutableArray<LineReply> Lines)
{
    /// <summary>What a debit could take afterwards; never negative.</summary>
    public Amount AvailableAfter =>
        BalanceAfter with { Value = Math.Max(0, BalanceAfter.Value - ReservedAfter.Value) };
}

/// <summary>Units of one grant that an entry moved.</summary>
[GenerateSerializer, Alias("billing.line"), Immutable]
public readonly record struct LineReply([property: Id(0)] string GrantId, [property: Id(1)] Amount Amount);

/// <summary>A metered quantity as it was counted and rated.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What was admitted.</param>
/// <param name="Requested">What was asked for.</param>
/// <param name="PeriodStart">Start of the period it was counted in, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="Count">The meter's count in that period afterwards.</param>
/// <param name="UnitCost">Credits per whole unit of the meter at that time, or null where it only counts.</param>
[GenerateSerializer, Alias("billing.metered"), Immutable]
public sealed record MeteredReply(
    [property: Id(0)] string Meter,
    [property: Id(1)] Amount Quantity,
    [property: Id(2)] Amount Requested,
    [property: Id(3)] DateTime PeriodStart,
    [property: Id(4)] DateTime PeriodEnd,
    [property: Id(5)] Amount Count,
    [property: Id(6)] Amount? UnitCost)
{
    /// <summary>Units of the quantity that the plan includes.</summary>
    [Id(7)]
    public Amount Included { get; init; }

    /// <summary>Units of the quantity that are billed afterwards.</summary>
    [Id(8)]
    public Amount Overage { get; init; }
}

/// <summary>An account's particulars.</summary>
[GenerateSerializer, Alias("billing.particulars"), Immutable]
public sealed record ParticularsReply([property: Id(0)] string? Email, [property: Id(1)] string? Name);

/// <summary>A grant.</summary>
/// <param name="GrantId">Its public id, <c>gr_…</c>; <c>co_…</c> of the checkout while the money is on its way.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">What was granted.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="Status"><c>pending</c>, <c>active</c>, <c>frozen</c>, <c>depleted</c>, <c>expired</c> or <c>voided</c>.</param>
/// <param name="EffectiveAt">From when, UTC.</param>
/// <param name="ExpiresAt">Until when (exclusive), or null for never.</param>
/// <param name="Priority">Lower burns first.</param>
/// <param name="Category"><c>paid</c> or <c>promotional</c>.</param>
/// <param name="Seq">The ledger entry that made it.</param>
[GenerateSerializer, Alias("billing.grant_view"), Immutable]
public sealed record GrantReply(
    [property: Id(0)] string GrantId,
    [property: Id(1)] string CreditType,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] Amount Remaining,
    [property: Id(4)] string Status,
    [property: Id(5)] DateTime EffectiveAt,
    [property: Id(6)] DateTime? ExpiresAt,
    [property: Id(7)] int Priority,
    [property: Id(8)] string Category,
    [property: Id(9)] long Seq)
{
    /// <summary><c>direct</c>, <c>plan</c>, <c>rollover</c>, <c>reversal</c>, <c>adjustment</c> or <c>purchase</c>.</summary>
    [Id(10)]
    public string Source { get; init; } = "direct";

    /// <summary>What open reservations hold of it.</summary>
    [Id(11)]
    public Amount Reserved { get; init; }
}
