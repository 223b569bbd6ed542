using System.Collections.Immutable;
using System.Globalization;
using Billing.Bench.Targets;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Bench.Growth;

/// <summary>Accounts by number, opened and filled by the engine itself.</summary>
internal static class Fleet
{
    /// <summary>Credits of each account: more than any run can take.</summary>
    public const long Granted = 1_000_000_000_000;

    /// <summary>What the keys of debits begin with that only fill the ledger.</summary>
    public const string FillKey = "fill-";

    private const int Batch = 100;

    public static string NameOf(int account) => string.Create(CultureInfo.InvariantCulture, $"account-{account:d7}");

    public static int NumberOf(string name) => int.Parse(name.AsSpan("account-".Length), CultureInfo.InvariantCulture);

    /// <summary>Opens accounts and grants them credits that end in 30 days: two ledger rows each.</summary>
    public static async Task Open(SiloTarget target, int from, int to)
    {
        using var progress = new Progress("opened", "accounts", to - from);
        var end = DateTimeOffset.UtcNow.AddDays(30);
        await Each(from, to, 256, async account =>
        {
            await target.Open(NameOf(account));
            await target.Grant(NameOf(account), Granted, end);
            progress.Add(1);
        });
    }

    /// <summary>Debits each account, in batches that go round the accounts.</summary>
    /// <param name="target">The engine.</param>
    /// <param name="accounts">How many accounts there are.</param>
    /// <param name="from">Debits that each has had.</param>
    /// <param name="to">Debits that each shall have had.</param>
    /// <returns>Rows a second.</returns>
    public static async Task<double> Fill(SiloTarget target, int accounts, int from, int to)
    {
        using var progress = new Progress("filled", "rows", (long)accounts * (to - from));
        for (var first = from; first < to; first += Batch)
        {
            var (begin, count) = (first, Math.Min(Batch, to - first));
            await Each(0, accounts, 64, async account =>
            {
                await FillOne(target, account, begin, count);
                progress.Add(count);
            });
        }
        return progress.PerSecond;
    }

    /// <summary>Reads every account once, so that all are in memory.</summary>
    public static Task Activate(SiloTarget target, int accounts) =>
        Each(0, accounts, 256, account => target.Balance(NameOf(account)));

    /// <summary>Does something for each number, so many at a time.</summary>
    public static Task Each(int from, int to, int atATime, Func<int, Task> act) => Parallel.ForAsync(
        from, to, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (number, _) => await act(number));

    private static async Task FillOne(SiloTarget target, int account, int first, int count)
    {
        var requests = Enumerable.Range(first, count).Select(number => new UsageRequest(
            new CallKey(string.Create(CultureInfo.InvariantCulture, $"{FillKey}{account:x}-{number:x8}"), default),
            NoteRequest.None,
            SiloTarget.Meter,
            "1",
            null,
            null,
            AllowPartial: false,
            OccurredAt: null));
        var replies = await target.Account(NameOf(account)).UseMany([.. requests]);
        if (replies.FirstOrDefault(reply => reply.Error is not null || reply.Replayed) is { } wrong)
            throw new InvalidOperationException($"Filling failed: {wrong.Error?.Code ?? "replayed"}");
    }
}
