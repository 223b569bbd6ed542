namespace Billing.Client;

/// <summary>An account to open.</summary>
public sealed record NewAccount
{
    /// <summary>The caller's own id of the customer: 1 to 64 letters, digits, <c>_</c>, <c>-</c>, <c>.</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where the customer is written to, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The customer's name, one line, or null.</summary>
    public string? Name { get; init; }

    /// <summary>A plan that the account is on from now, billed by hand; null is the catalog's default plan.</summary>
    public string? Plan { get; init; }

    /// <summary>The test clock that the account lives on; null is the real time.</summary>
    public string? TestClock { get; init; }
}

/// <summary>What changes of an account; null stays.</summary>
public sealed record AccountPatch
{
    /// <summary>The new e-mail; empty for none.</summary>
    public string? Email { get; init; }

    /// <summary>The new name; empty for none.</summary>
    public string? Name { get; init; }
}

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Its e-mail, or null.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Plan">The slug of its plan, or null.</param>
/// <param name="Seq">How many entries its ledger has.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
public sealed record Account(
    string Id, string? Email, string? Name, string? Plan, long Seq, DateTimeOffset CreatedAt);

/// <summary>All that an account is at one moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Its e-mail, or null.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Plan">Its plan and the current period.</param>
/// <param name="TestClock">Its test clock, or null.</param>
/// <param name="Now">The account's own time, UTC.</param>
/// <param name="Seq">How many entries its ledger has.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
/// <param name="Balances">What it holds, by credit type.</param>
/// <param name="Meters">What was counted in each meter's period, by meter.</param>
public sealed record AccountState(
    string Id,
    string? Email,
    string? Name,
    PlanState Plan,
    string? TestClock,
    DateTimeOffset Now,
    long Seq,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, Holding> Balances,
    IReadOnlyDictionary<string, MeterCounter> Meters);

/// <summary>A balance with the grants that make it up.</summary>
public sealed record Holding : Balance
{
    /// <summary>The live grants in the order in which they are spent.</summary>
    public IReadOnlyList<Grant> Grants { get => field ?? []; init; }
}

/// <summary>A meter's count.</summary>
/// <param name="Count">Units in the period.</param>
/// <param name="PeriodStart">Start of the period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
public sealed record MeterCounter(decimal Count, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd);
