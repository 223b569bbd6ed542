using Billing.Bench.Machine;

namespace Billing.Bench.Growth;

/// <summary>What growth does: to throughput, to memory, to a start.</summary>
internal static class GrowthRun
{
    private const int VoidCode = 1;

    /// <summary>Measures what was asked for and keeps it; answers the exit code: 1 when an audit found something.</summary>
    public static async Task<int> Run(Server server, MachineFacts machine, Options options)
    {
        var report = new GrowthReport
        {
            At = DateTime.UtcNow,
            Commit = Environment.GetEnvironmentVariable("BILLING_BENCH_COMMIT") ?? "unknown",
            Machine = machine,
            Postgres = server.Settings,
            Options = options.Growth,
            Rounds = options.Rounds,
            MeasuredSeconds = options.Load.Measured.TotalSeconds,
            WarmUpSeconds = options.Load.WarmUp.TotalSeconds,
            Callers = options.Load.Callers,
            Seed = options.Load.Seed,
        };
        report = await Measure(report, server, options);
        if (report.Findings.Count > 0)
        {
            Console.Error.WriteLine($"VOID: an audit failed; nothing is kept.\n{string.Join('\n', report.Findings)}");
            return VoidCode;
        }
        Console.WriteLine();
        Console.Write(GrowthPage.Section(report));
        if (options.Out is { } folder)
            GrowthPage.Write(report, folder);
        return 0;
    }

    private static async Task<GrowthReport> Measure(GrowthReport report, Server server, Options options)
    {
        foreach (var part in options.Growth.Parts)
            report = await With(report, part, server, options);
        return report;
    }

    private static async Task<GrowthReport> With(GrowthReport report, string part, Server server, Options options)
    {
        switch (part)
        {
            case "rows":
                var rows = new RowsGrowth(server, options);
                return Checked(report with { Rows = await rows.Run() }, rows.Findings);
            case "accounts":
                var accounts = new AccountsGrowth(server, options);
                return Checked(report with { Accounts = await accounts.Run() }, accounts.Findings);
            case "storm":
                var storm = new ActivationStorm(server, options);
                return Checked(report with { Storm = await storm.Run() }, storm.Findings);
            case "memory":
                return report with { Memory = await new Footprint(server, options).Run() };
            case "recovery":
                var recovery = new Recovery(server, options);
                return Checked(report with { Recovery = await recovery.Run() }, recovery.Findings);
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "There is no such part.");
        }
    }

    private static GrowthReport Checked(GrowthReport report, IReadOnlyList<string> findings)
    {
        Console.WriteLine(findings.Count == 0 ? "  audit passed" : "  audit FAILED");
        return report with { Findings = [.. report.Findings, .. findings] };
    }
}
