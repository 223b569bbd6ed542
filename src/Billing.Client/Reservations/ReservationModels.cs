namespace Billing.Client;

/// <summary>Credits to hold: for a quantity of a meter, or an amount of a credit type.</summary>
public sealed record NewReservation
{
    /// <summary>The meter's code; with <see cref="Quantity"/>.</summary>
    public string? Meter { get; init; }

    /// <summary>Units of the meter, more than 0.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The credit type's code, where no meter is named; with <see cref="Amount"/>.</summary>
    public string? CreditType { get; init; }

    /// <summary>Credits to hold, more than 0.</summary>
    public decimal? Amount { get; init; }

    /// <summary>How long, in seconds: 1 to 86,400; null is 900.</summary>
    public int? TtlSeconds { get; init; }

    /// <summary>The period in which usage counts (SEMANTICS C11); null is that of the capture.</summary>
    public string? CountIn { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>How much of a reservation is used.</summary>
public sealed record Capture
{
    /// <summary>Credits, or units where a meter is held; null is all that is held.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether the rest is given back.</summary>
    public bool? Final { get; init; }

    /// <summary>
    /// <c>settle</c> (the default) or <c>strict</c>: what happens beyond what is held (SEMANTICS C5).
    /// </summary>
    public string? Excess { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>More time for a reservation.</summary>
public sealed record Extension
{
    /// <summary>Seconds from now, 1 to 86,400; null is 900.</summary>
    public int? TtlSeconds { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }
}

/// <summary>A reservation.</summary>
/// <param name="ReservationId">Its id.</param>
/// <param name="Status"><c>open</c>, <c>committed</c>, <c>released</c> or <c>expired</c>.</param>
/// <param name="CreditType">The credit type that is held, or null.</param>
/// <param name="Meter">The meter that is held for, or null.</param>
/// <param name="Reserved">What was held.</param>
/// <param name="Captured">What was used of it.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="Seq">The entry that made it.</param>
public sealed record Reservation(
    string ReservationId,
    string Status,
    string? CreditType,
    string? Meter,
    decimal Reserved,
    decimal Captured,
    DateTimeOffset ExpiresAt,
    long Seq);

/// <summary>What was done to a reservation; a capture also says what it took.</summary>
public sealed record ReservationEntry : UsageEffect
{
    /// <summary>The reservation's id.</summary>
    public string ReservationId { get => field ?? ""; init; }

    /// <summary><c>open</c>, <c>committed</c>, <c>released</c> or <c>expired</c>.</summary>
    public string Status { get => field ?? ""; init; }

    /// <summary>The entry's id.</summary>
    public string EntryId { get => field ?? ""; init; }

    /// <summary>The entry's place in the account's ledger.</summary>
    public long Seq { get; init; }

    /// <summary>What was held, where the answer tells.</summary>
    public decimal? Reserved { get; init; }

    /// <summary>What was used of it, where the answer tells.</summary>
    public decimal? Captured { get; init; }

    /// <summary>What was given back, after a release.</summary>
    public decimal? Released { get; init; }

    /// <summary>Until when it is held, UTC, where the answer tells.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
