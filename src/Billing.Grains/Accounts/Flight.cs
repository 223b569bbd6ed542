using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>One append under way.</summary>
internal sealed class Flight(WriterGeneration generation)
{
    /// <summary>The writing life it belongs to.</summary>
    public WriterGeneration Generation { get; } = generation;

    /// <summary>What it carries.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; set; } = [];

    /// <summary>Completes with how the append ended. Set in the turn that made the flight, before any await.</summary>
    public Task<AppendOutcome> Outcome { get; set; } = Task.FromResult(AppendOutcome.Rejected);
}
