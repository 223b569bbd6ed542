namespace Billing.Bench;

/// <summary>One measurement of one case.</summary>
internal sealed record Result
{
    public required string Case { get; init; }

    /// <summary>Debits answered in a second: a reservation with its commit is one, an item of a batch is one.</summary>
    public required double DebitsPerSecond { get; init; }

    /// <summary>Of a call: of a whole batch, of a reservation with its commit.</summary>
    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    /// <summary>CPU of the load generator for each debit; the silo is in it where it is called in this process.</summary>
    public required double LoadCpuMicros { get; init; }

    /// <summary>CPU of the service for each debit; 0 where there is none.</summary>
    public required double ServiceCpuMicros { get; init; }

    public required double PostgresCpuMicros { get; init; }

    /// <summary>The share of the machine that none of these used: noise.</summary>
    public required double OthersCpuShare { get; init; }

    /// <summary>The share of the machine that its host withheld: noise.</summary>
    public required double StolenCpuShare { get; init; }

    public required double AllocatedBytesPerDebit { get; init; }

    public required double WalBytesPerDebit { get; init; }

    /// <summary>Entries in one transaction; 1 for the peer, 0 where it is not known.</summary>
    public required double EntriesPerCommit { get; init; }

    public required double LoadAverage { get; init; }

    /// <summary>What the audit found wrong; the other numbers are void unless it is empty.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
