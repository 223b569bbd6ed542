using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>When the account next has something to do without being called, from this append on.</summary>
/// <param name="AccountId">The account's id.</param>
/// <param name="At">When, or null where there is nothing.</param>
/// <param name="ClockId">The test clock that the account lives on, or null for the clock on the wall.</param>
public sealed record DueChange(string AccountId, Instant? At, string? ClockId = null);
