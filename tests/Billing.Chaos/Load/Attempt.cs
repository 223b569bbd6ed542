namespace Billing.Chaos.Load;

/// <summary>How an attempt ended, as its caller saw it.</summary>
internal enum Outcome
{
    /// <summary>2xx.</summary>
    Acked,

    /// <summary>402.</summary>
    Refused,

    /// <summary>503 <c>storage_unavailable</c>: nothing was written.</summary>
    Unavailable,

    /// <summary>503 <c>outcome_unknown</c>.</summary>
    Unknown,

    /// <summary>The connection broke or could not be made.</summary>
    Broken,

    /// <summary>No answer within the caller's patience; the service may still be at it.</summary>
    TimedOut,

    /// <summary>Anything else; there must be none.</summary>
    Unexpected,
}

/// <summary>One try of an operation. Times are ticks of one clock of the load program.</summary>
/// <param name="Operation">What was tried.</param>
/// <param name="Start">Before the request was sent.</param>
/// <param name="End">After the answer was read.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Attempt(Operation Operation, long Start, long End, Outcome Outcome)
{
    /// <summary>The sequence number answered; 0 without one.</summary>
    public long Seq { get; init; }

    /// <summary>The settled balance answered, or null where the answer has none (batches).</summary>
    public long? BalanceAfter { get; init; }

    /// <summary>Whether the answer said that it is a replay.</summary>
    public bool Replayed { get; init; }

    /// <summary>A hash of the whole body, or null where it is shared (batches).</summary>
    public string? BodyHash { get; init; }

    /// <summary>What a refusal said was available, or null.</summary>
    public long? Available { get; init; }

    /// <summary>Whether it was one of several in one request.</summary>
    public bool InBatch { get; init; }

    /// <summary>How long the answer asked to wait before the next try (<c>Retry-After</c>), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Status and text of an unexpected answer.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the client knows now what became of the key.</summary>
    public bool IsDefinite => Outcome is Outcome.Acked or Outcome.Refused;
}

/// <summary>A balance read and its answer.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Start">Before the request was sent.</param>
/// <param name="End">After the answer was read.</param>
/// <param name="Seq">The sequence number answered.</param>
/// <param name="Settled">Smallest units by credit type.</param>
internal sealed record Reading(string Account, long Start, long End, long Seq, Dictionary<string, long> Settled);
