namespace Billing.Client;

/// <summary>A test clock.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Now">What it says, UTC.</param>
public sealed record TestClock(string Id, DateTimeOffset Now);

/// <summary>A clock to make, as it is sent.</summary>
internal sealed record NewTestClock(DateTimeOffset Now);

/// <summary>A clock to move, as it is sent.</summary>
internal sealed record TestClockAdvance(DateTimeOffset To);
