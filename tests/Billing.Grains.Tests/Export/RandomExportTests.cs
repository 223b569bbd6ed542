using System.Globalization;
using Billing.Contracts.Accounts;

namespace Billing.Grains.Tests.Export;

/// <summary>Whatever is used, taken back, cut off or crashed: at the end of a period Stripe counted what the account did.</summary>
public sealed class RandomExportTests
{
    private static readonly string[] Faults =
    [
        "kind=cut&when=after",
        "kind=cut&when=before",
        "kind=error&when=after&status=500",
        "kind=error&when=before&status=503",
        "kind=error&when=before&status=429",
    ];

    [Theory(DisplayName = "F1, F2, F6: Stripe's total of a period is the account's count of overage")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stripes_total_of_a_period_is_the_accounts_count(int seed)
    {
#pragma warning disable CA5394 // A seed repeats the run.
        var random = new Random(seed);
        await using var stage = await ExportStage.Start();
        var accounts = new Dictionary<string, IAccountGrain>
        {
            ["acme"] = await stage.Account("acme"), ["bolt"] = await stage.Account("bolt"),
        };
        for (var month = 3; month <= 4; month++)
        {
            var end = ExportStage.Month(month + 1);
            var used = new List<(string Account, string EntryId)>();
            while (stage.Now < end.AddMinutes(-1))
                await Step(stage, accounts, used, random, end);
            stage.Clock.Advance(end - stage.Now);
            await Finish(stage, end);
            foreach (var (id, account) in accounts)
                await Compare(stage, id, account, month);
        }
        Assert.True(await stage.Scalar<long>("select count(*) from meter_exports where attempts > 1") > 3, await stage.Rows());
    }

    private static async Task Step(
        ExportStage stage,
        Dictionary<string, IAccountGrain> accounts,
        List<(string Account, string EntryId)> used,
        Random random,
        DateTime end)
    {
        var id = random.Next(2) == 0 ? "acme" : "bolt";
        switch (random.Next(12))
        {
            case < 5:
                var quantity = (random.Next(1, 2000) / 100m).ToString(CultureInfo.InvariantCulture);
                used.Add((id, await ExportStage.Use(accounts[id], quantity)));
                break;
            case 5 when used.Count > 0:
                var place = random.Next(used.Count);
                await ExportStage.Reverse(accounts[used[place].Account], used[place].EntryId);
                used.RemoveAt(place);
                break;
            case 6:
                await stage.Crash(isSent: random.Next(2) == 0);
                break;
            case 7:
                await stage.Stripe.Fault(Faults[random.Next(Faults.Length)]);
                await stage.Export();
                break;
            case 8 or 9:
                await stage.Export();
                break;
            default:
                var wait = TimeSpan.FromSeconds(random.Next(60, 12 * 3600));
                stage.Clock.Advance(stage.Now + wait < end ? wait : end.AddSeconds(-1) - stage.Now);
                // As a silo would: what failed is tried again within the day in which Stripe knows it again.
                await stage.Export();
                break;
        }
    }

    // Stripe is well again: within the hour after the period's end all of it must be there (SEMANTICS F4).
    private static async Task Finish(ExportStage stage, DateTime end)
    {
        await stage.Stripe.Heal();
        while (stage.Now < end.AddMinutes(70))
        {
            await stage.Export();
            if (stage.Now == end.AddMinutes(50))
                Assert.Equal(0L, await stage.Scalar<long>("select count(*) from meter_exports where status = 'pending'"));
            stage.Clock.Advance(TimeSpan.FromMinutes(5));
        }
        Assert.Equal(
            "", await stage.Scalar<string>("select coalesce(string_agg(identifier || error, ' '), '') from meter_exports "
                + "where status not in ('delivered', 'cancelled') and value > 0"));
    }

    private static async Task Compare(ExportStage stage, string id, IAccountGrain account, int month)
    {
        var period = (await account.Periods()).Periods.Single(one => one.Start == ExportStage.Month(month));
        var overage = period.Counters.Single().Overage;
        var open = await stage.Scalar<decimal>(
            $"""
            select coalesce(sum(value), 0) from meter_exports
            where account_id = '{id}' and status = 'needs_review' and period_start = '2026-0{month}-01Z'
            """);
        Assert.Equal(overage.Value, (await stage.Counted(id, month) * 100) + open);
    }
#pragma warning restore CA5394
}
