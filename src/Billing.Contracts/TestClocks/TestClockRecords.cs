namespace Billing.Contracts.TestClocks;

/// <summary>Makes a test clock.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Now">What it shows, UTC.</param>
[GenerateSerializer, Alias("billing.create_test_clock"), Immutable]
public sealed record CreateTestClockRequest([property: Id(0)] CallKey Key, [property: Id(1)] DateTime Now);

/// <summary>Moves a test clock on.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="To">What it shows afterwards, UTC.</param>
[GenerateSerializer, Alias("billing.advance_test_clock"), Immutable]
public sealed record AdvanceTestClockRequest([property: Id(0)] CallKey Key, [property: Id(1)] DateTime To);

/// <summary>A test clock.</summary>
/// <param name="Id">Its id, <c>tc_…</c>.</param>
/// <param name="Now">What it shows, UTC.</param>
[GenerateSerializer, Alias("billing.test_clock"), Immutable]
public sealed record TestClockView([property: Id(0)] string Id, [property: Id(1)] DateTime Now);

/// <summary>The answer about a test clock.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Clock">The clock, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same idempotency key did it.</param>
[GenerateSerializer, Alias("billing.test_clock_reply"), Immutable]
public sealed record TestClockReply(
    [property: Id(0)] ErrorReply? Error, [property: Id(1)] TestClockView? Clock, [property: Id(2)] bool Replayed) : IReply;
