using System.Collections.Immutable;

namespace Billing.Contracts.Accounts;

/// <summary>The answer to a mutation: an entry, or that everything is already as asked, or an error.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Entry">The entry that carries the answer, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same key made the entry (SEMANTICS B2).</param>
/// <param name="Unchanged">The account as it is, where nothing had to change.</param>
[GenerateSerializer, Alias("billing.mutation"), Immutable]
public sealed record MutationReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] EntryReply? Entry,
    [property: Id(2)] bool Replayed,
    [property: Id(3)] AccountReply? Unchanged) : IReply;

/// <summary>An account as it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Contact, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="Seq">The last ledger entry that this view includes.</param>
/// <param name="Credits">What it holds, by credit type.</param>
/// <param name="Counters">What its meters counted in their current period.</param>
[GenerateSerializer, Alias("billing.account"), Immutable]
public sealed record AccountReply(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Email,
    [property: Id(2)] string? Name,
    [property: Id(3)] DateTime OpenedAt,
    [property: Id(4)] long Seq,
    [property: Id(5)] ImmutableArray<CreditReply> Credits,
    [property: Id(6)] ImmutableArray<CounterReply> Counters)
{
    /// <summary>Its plan and period.</summary>
    [Id(7)]
    public PlanStateReply? Plan { get; init; }

    /// <summary>The test clock that it lives by, or null.</summary>
    [Id(8)]
    public string? TestClock { get; init; }

    /// <summary>Its present: real time, or its test clock's, UTC.</summary>
    [Id(9)]
    public DateTime Now { get; init; }
}

/// <summary>What an account holds of one credit type.</summary>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Settled">What the ledger sums to.</param>
/// <param name="Reserved">Pinned by open reservations.</param>
/// <param name="Available">What a debit could take.</param>
/// <param name="NextExpiryAt">When the next credits expire, or null.</param>
/// <param name="NextExpiryAmount">How many, or null.</param>
/// <param name="Grants">Live grants in burn order.</param>
[GenerateSerializer, Alias("billing.credit"), Immutable]
public sealed record CreditReply(
    [property: Id(0)] string CreditType,
    [property: Id(1)] Amount Settled,
    [property: Id(2)] Amount Reserved,
    [property: Id(3)] Amount Available,
    [property: Id(4)] DateTime? NextExpiryAt,
    [property: Id(5)] Amount? NextExpiryAmount,
    [property: Id(6)] ImmutableArray<GrantReply> Grants);

/// <summary>A meter's count within one period.</summary>
[GenerateSerializer, Alias("billing.counter"), Immutable]
public sealed record CounterReply(
    [property: Id(0)] string Meter,
    [property: Id(1)] DateTime PeriodStart,
    [property: Id(2)] DateTime PeriodEnd,
    [property: Id(3)] Amount Count);

/// <summary>The answer to a read.</summary>
[GenerateSerializer, Alias("billing.account_read"), Immutable]
public sealed record AccountReadReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] AccountReply? Account);

/// <summary>A page of the ledger.</summary>
[GenerateSerializer, Alias("billing.ledger_page"), Immutable]
public sealed record LedgerPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<EntryReply> Entries,
    [property: Id(2)] bool HasMore);

/// <summary>A page of grants.</summary>
[GenerateSerializer, Alias("billing.grant_page"), Immutable]
public sealed record GrantPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<GrantReply> Grants,
    [property: Id(2)] bool HasMore);

/// <summary>Whether a ledger adds up.</summary>
/// <param name="Error">Why it could not be read, or null.</param>
/// <param name="Ok">Whether every sequence number, balance and hash is right.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="HeadSeq">The last entry read.</param>
/// <param name="HeadHash">Its hash in hexadecimal.</param>
/// <param name="FirstBadSeq">Where it first does not add up, or null.</param>
[GenerateSerializer, Alias("billing.verify"), Immutable]
public sealed record VerifyReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] bool Ok,
    [property: Id(2)] long Entries,
    [property: Id(3)] long HeadSeq,
    [property: Id(4)] string HeadHash,
    [property: Id(5)] long? FirstBadSeq)
{
    /// <summary>Whether the end was reached; otherwise the same run goes on with the next call.</summary>
    [Id(6)]
    public bool Done { get; init; } = true;
}

/// <summary>The answer to a wake.</summary>
/// <param name="Error">Why it could not do what is due, or null.</param>
/// <param name="NextDueAt">When something is due next, UTC, or null for never.</param>
[GenerateSerializer, Alias("billing.wake"), Immutable]
public sealed record WakeReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] DateTime? NextDueAt);
