using Billing.Bench.Targets;

namespace Billing.Bench;

/// <summary>The accounts of a measurement and what they were granted.</summary>
/// <param name="Accounts">Their ids.</param>
/// <param name="Granted">Credits of each.</param>
internal sealed record Fill(string[] Accounts, long Granted)
{
    /// <summary>Grants of each account in the fifo cases.</summary>
    public const int FifoGrants = 60;

    /// <summary>Credits of each of them.</summary>
    public const long FifoGrant = 10;

    /// <summary>What a debit takes there: always of three grants.</summary>
    public const long FifoQuantity = 21;

    /// <summary>Accounts of the fifo cases.</summary>
    public const int FifoAccounts = 4_000;

    /// <summary>Debits that each of them can pay.</summary>
    public const int FifoDebitsEach = (int)(FifoGrants * FifoGrant / FifoQuantity);

    // More than any run can take, and of the kind that has to be looked at: it ends one day.
    private const long Plenty = 1_000_000_000_000;

    /// <summary>Makes the accounts of a case.</summary>
    public static async Task<Fill> Of(ITarget target, Shape shape, int spread) => shape switch
    {
        Shape.Fifo => new Fill(
            await Make(target, FifoAccounts, 16, (account, end) => target.GrantMany(account, FifoGrants, FifoGrant, end)),
            FifoGrants * FifoGrant),
        Shape.Hot => await Spread(target, 1),
        _ => await Spread(target, spread),
    };

    /// <summary>Accounts with more credits than any run can take.</summary>
    public static async Task<Fill> Spread(ITarget target, int count) =>
        new(await Make(target, count, 64, (account, end) => target.Grant(account, Plenty, end)), Plenty);

    private static async Task<string[]> Make(
        ITarget target, int count, int atOnce, Func<string, DateTimeOffset, Task> grant)
    {
        var accounts = Enumerable.Range(0, count).Select(number => $"account-{number:d6}").ToArray();
        var end = DateTimeOffset.UtcNow.AddDays(30);
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (account, _) =>
        {
            await target.Open(account);
            await grant(account, end);
        });
        return accounts;
    }
}
