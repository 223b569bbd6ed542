namespace Billing.Domain.Values;

/// <summary>A half-open span of UTC time, <c>[Start, End)</c>: what happens at its end belongs to the next (SEMANTICS D1).</summary>
public readonly record struct Period(Instant Start, Instant End);
