using System.Collections.Concurrent;

namespace Billing.Chaos.Load;

/// <summary>Prepares accounts, runs clients against them, and settles what they left open.</summary>
/// <param name="services">Where the clients send their calls.</param>
/// <param name="accountCount">How many accounts, <c>acct-1</c> and so on.</param>
/// <param name="clientCount">How many clients at once.</param>
/// <param name="seed">Of everything random.</param>
/// <param name="prefix">Of the clients' keys; a second load on one history needs another.</param>
internal sealed class LoadRun(
    IReadOnlyList<BillingHttp> services, int accountCount, int clientCount, int seed, string prefix = "c")
{
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 16 };


    private readonly ConcurrentBag<Operation> _open = [];

    public IReadOnlyList<string> Accounts { get; } = [.. Enumerable.Range(1, accountCount).Select(n => $"acct-{n}")];

    /// <summary>Credit types, the meter, and accounts with their first grants.</summary>
    public async Task Prepare()
    {
        await Make("/v1/credit-types", new { code = LoadCatalog.Whole, unit = "email", precision = 0 });
        await Make("/v1/credit-types", new { code = LoadCatalog.Decimal, unit = "usd", precision = LoadCatalog.DecimalPlaces });
        var cost = new { credit_type = LoadCatalog.Decimal, amount = LoadCatalog.Print(LoadCatalog.Decimal, LoadCatalog.MeterUnitCost) };
        await Make("/v1/meters", new { code = LoadCatalog.Meter, cost });
        await Parallel.ForEachAsync(Accounts, Together, async (account, _) => await Open(account));
    }

    /// <summary>Runs until <paramref name="stop"/>, then leaves no key without a definite answer.</summary>
    public async Task Run(CancellationToken stop)
    {
        var clients = Enumerable.Range(0, clientCount).Select(n =>
        {
            var random = new Random(seed + 1_000 + n);
            var picker = new OperationPicker(random, Accounts, $"{prefix}{n}");
            return Task.Run(() => new LoadClient(random, services, picker, _open).Run(stop), CancellationToken.None);
        });
        await Task.WhenAll(clients);
    }

    public async Task SettleOpenKeys()
    {
        while (_open.TryTake(out var operation))
            await LoadClient.Settle(services[0], operation);
    }

    private async Task Open(string account)
    {
        await Make("/v1/accounts", new { id = account });
        foreach (var creditType in LoadCatalog.CreditTypes)
        {
            var grant = new Operation(account, $"first-{account}-{creditType}", OperationKind.Grant, creditType, 2_000, 0, 50);
            await LoadClient.Settle(services[0], grant);
        }
    }

    private async Task Make(string path, object body)
    {
        var answer = await services[0].Call(HttpMethod.Post, path, body);
        if (answer.Status is not (200 or 201))
            throw new InvalidOperationException($"POST {path} answered {answer.Status} {answer.Text}");
    }
}
