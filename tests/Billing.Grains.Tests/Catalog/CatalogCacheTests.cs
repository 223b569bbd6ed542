using Billing.Domain.Accounts;
using Billing.Grains.Catalog;
using Billing.Grains.Journal;
using Billing.Testing;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class CatalogCacheTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_change_is_seen_by_another_process_within_a_second()
    {
        var clock = new ManualClock();
        await using var writer = AdminProcess.Make(database.ConnectionString);
        await using var reader = await AdminProcess.Start(database.ConnectionString, clock);
        var (usd, tokens) = (FreshCode("usd"), FreshCode("tokens"));

        await writer.CreditTypes.Put(CreditType(usd, "dollar", 4, "days:30", "expiry_first"));
        await writer.Meters.Put(Meter(tokens, null, 2, usd, "0.05"));

        Assert.Null(reader.Cache.Meter(tokens));
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Cache.Meter(tokens) is not null, Patience);
        Assert.Equal(500, reader.Cache.Meter(tokens)!.UnitCost);
        Assert.Equal(
            new CreditTypeTerms(new Asset(usd, 4, BurnOrder.ExpiryFirst), new Expiry.Days(30), false, usd),
            reader.Cache.CreditType(usd));

        await writer.CreditTypes.Archive(usd, true);
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Cache.CreditType(usd)!.Archived, Patience);
    }

    [Fact]
    public async Task A_process_that_starts_has_the_catalog_before_it_serves()
    {
        var code = FreshCode("emails");
        await using var writer = AdminProcess.Make(database.ConnectionString);
        await writer.CreditTypes.Put(CreditType(code));

        await using var late = await AdminProcess.Start(database.ConnectionString);

        Assert.NotNull(late.Cache.CreditType(code));
        Assert.Null(late.Cache.CreditType("nobody"));
        Assert.Null(late.Cache.Meter(code));
    }

    [Fact]
    public async Task A_refresh_shows_everything_that_was_written_before_it_was_asked_for()
    {
        await using var writer = AdminProcess.Make(database.ConnectionString);
        await using var reader = AdminProcess.Make(database.ConnectionString);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var code = FreshCode($"m{i}");
            await writer.Meters.Put(Meter(code));
            await reader.Cache.Refresh();
            Assert.NotNull(reader.Cache.Meter(code));
        }));
    }

    [Fact]
    public async Task While_PostgreSQL_is_away_the_last_catalog_stays_and_the_log_says_so_once()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.CreditTypes.Put(CreditType("emails"));
        var clock = new ManualClock();
        await using var reader = await AdminProcess.Start(own.Database.ConnectionString, clock);

        await own.Database.GoAway();
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Logs.Count(4050) == 1, Patience);
        for (var look = 0; look < 5; look++)
        {
            clock.Advance(OneSecond);
            await Assert.ThrowsAsync<JournalUnavailableException>(reader.Cache.Refresh);
        }

        Assert.NotNull(reader.Cache.CreditType("emails"));
        Assert.Equal((1, 0), (reader.Logs.Count(4050), reader.Logs.Count(4051)));

        await own.Database.ComeBack();
        Assert.Null((await own.Process.Meters.Put(Meter("sent"))).Error);
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Cache.Meter("sent") is not null, Patience);
        // It is said after the catalog is shown.
        await Eventually.True(() => reader.Logs.Count(4051) > 0, Patience);
        Assert.Equal((1, 1), (reader.Logs.Count(4050), reader.Logs.Count(4051)));
    }
}
