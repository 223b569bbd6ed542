using System.Globalization;

namespace Billing.Cluster.Tests;

/// <summary>How much of everything: little by default, so that all scenarios take a few minutes on two cores.</summary>
internal static class Scale
{
    /// <summary>Accounts under load: <c>BILLING_CLUSTER_ACCOUNTS</c>. Preparing and auditing takes longer than the faults.</summary>
    public static int Accounts { get; } = Number("BILLING_CLUSTER_ACCOUNTS") ?? 300;

    /// <summary>Clients at once.</summary>
    public const int Clients = 12;

    /// <summary>How often a scenario does what it does: <c>BILLING_CLUSTER_ROUNDS</c>, or the scenario's own few.</summary>
    public static int Rounds(int otherwise) => Number("BILLING_CLUSTER_ROUNDS") ?? otherwise;

    /// <summary>Where everything random begins: <c>BILLING_CLUSTER_SEED</c>. Printed, so that a run can be repeated.</summary>
    public static int Seed { get; } = Number("BILLING_CLUSTER_SEED") ?? (Environment.TickCount & 0xFFFFFF);

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
