using Billing.Chaos.Auditing;
using Billing.Chaos.Load;
using Billing.Chaos.Servers;

namespace Billing.Chaos.Commands;

/// <summary>1,000 debits of 1 at once on a balance of 500: exactly 500 succeed (SEMANTICS C12).</summary>
internal static class ParallelCommand
{
    private const int Debits = 1_000;
    private const int Balance = 500;

    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        await using var stage = await Stage.Set(options);
        var history = new History();
        var service = await stage.StartService(stop);
        using var http = new BillingHttp(service.Address, ServiceProcess.AdminKey, history);
        var load = new LoadRun([http], accountCount: 0, clientCount: 0, seed: 0);
        await load.Prepare();
        await http.Call(HttpMethod.Post, "/v1/accounts", new { id = "hot" });
        await LoadClient.Settle(http, Of("grant", OperationKind.Grant, Balance));

        var attempts = await Task.WhenAll(
            Enumerable.Range(1, Debits).Select(n => http.Try(Of($"debit-{n}", OperationKind.Debit, 1))));

        var acked = attempts.Count(attempt => attempt.Outcome == Outcome.Acked);
        var refused = attempts.Count(attempt => attempt.Outcome == Outcome.Refused);
        Console.WriteLine($"  = {Debits} debits of 1 on a balance of {Balance}: {acked} times 201, {refused} times 402");
        var evidence = await EvidenceCollector.Collect(history, stage.Postgres.ConnectionString, [http], TimeSpan.Zero);
        var passed = Verification.Print(evidence) && acked == Balance && refused == Debits - Balance;
        stage.Keep |= !passed;
        return passed ? 0 : 1;
    }

    private static Operation Of(string key, OperationKind kind, long amount) =>
        new("hot", key, kind, LoadCatalog.Whole, amount, 0, 50);
}
