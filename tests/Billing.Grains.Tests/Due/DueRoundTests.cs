using System.Collections.Concurrent;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Grains.Due;
using Billing.Grains.Tests.Catalog;
using Billing.Testing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Tests.Due;

public sealed class DueRoundTests : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly AdminDatabaseFixture _database;
    private readonly ManualClock _clock = new();
    private readonly DueOptions _options = new();
    private readonly ConcurrentQueue<string> _woken = new();
    private Func<string, WakeReply> _answer = _ => new WakeReply(null, null);

    public DueRoundTests(AdminDatabaseFixture database) => _database = database;

    public Task InitializeAsync() => _database.Execute("truncate due");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_accounts_that_are_due_by_the_clock_on_the_wall_are_woken()
    {
        await Due(1, "due", -TimeSpan.FromHours(1));
        await Due(2, "now", TimeSpan.Zero);
        await Due(3, "later", TimeSpan.FromSeconds(1));
        await Due(4, "on a test clock", -TimeSpan.FromHours(1), "tc_1");
        var next = Now.AddDays(30);
        _answer = id => new WakeReply(null, id == "due" ? next : null);

        await Round().Run(CancellationToken.None);

        Assert.Equal(["due", "now"], _woken.Order());
        Assert.Equal(next, await At(1));
        Assert.Null(await At(2));
        Assert.Equal(Now.AddSeconds(1), await At(3));
        Assert.Equal(Now.AddHours(-1), await At(4));
    }

    [Fact]
    public async Task What_an_append_wrote_meanwhile_wins_over_the_answer()
    {
        await Due(1, "set", TimeSpan.Zero);
        await Due(2, "never", TimeSpan.Zero);
        var newer = Now.AddMinutes(5);
        _answer = id =>
        {
            _database.Execute("update due set at = $1 where account_id = $2", newer, id).GetAwaiter().GetResult();
            return new WakeReply(null, id == "set" ? Now.AddDays(1) : null);
        };

        await Round().Run(CancellationToken.None);

        Assert.Equal((newer, newer), (await At(1), await At(2)));
    }

    [Fact]
    public async Task An_append_that_is_just_changing_the_time_is_not_waited_for()
    {
        await Due(1, "busy", TimeSpan.Zero);
        await Due(2, "free", TimeSpan.Zero);
        var newer = Now.AddMinutes(5);
        await using var append = await _database.Source.OpenConnectionAsync();
        _answer = id =>
        {
            if (id == "busy")
            {
                using var change = new NpgsqlCommand("begin; update due set at = @at where account_no = 1", append);
                change.Parameters.AddWithValue("at", newer);
                change.ExecuteNonQuery();
            }
            return new WakeReply(null, null);
        };

        await Round().Run(CancellationToken.None);
        await using var commit = new NpgsqlCommand("commit", append);
        await commit.ExecuteNonQueryAsync();

        Assert.Equal((newer, null), (await At(1), await At(2)));
    }

    [Fact]
    public async Task A_failed_wake_loses_nothing_and_stops_nobody()
    {
        await Due(1, "throws", TimeSpan.Zero);
        await Due(2, "refuses", TimeSpan.Zero);
        await Due(3, "works", TimeSpan.Zero);
        _answer = id => id switch
        {
            "throws" => throw new TimeoutException(),
            "refuses" => new WakeReply(new ErrorReply(ErrorCodes.StorageUnavailable, "away"), null),
            _ => new WakeReply(null, null),
        };
        var round = Round();
        await round.Run(CancellationToken.None);
        var lease = Now + _options.Lease;
        Assert.Equal((lease, lease, null), (await At(1), await At(2), await At(3)));

        await round.Run(CancellationToken.None);
        Assert.Equal(3, _woken.Count);
        _answer = _ => new WakeReply(null, null);
        _clock.Advance(_options.Lease);
        await round.Run(CancellationToken.None);

        Assert.Equal(["refuses", "throws"], _woken.Skip(3).Order());
        Assert.Equal((null, null), (await At(1), await At(2)));
    }

    [Fact]
    public async Task An_account_that_stays_due_is_left_alone_until_the_lease_ends()
    {
        await Due(1, "stuck", TimeSpan.Zero);
        _answer = _ => new WakeReply(null, Now.AddDays(-1));

        await Round().Run(CancellationToken.None);
        await Round().Run(CancellationToken.None);

        Assert.Single(_woken);
        Assert.Equal(Now + _options.Lease, await At(1));
    }

    [Fact]
    public async Task Two_schedulers_never_wake_an_account_twice_within_a_lease()
    {
        await _database.Execute(
            "insert into due (account_no, account_id, at) select n, 'a' || n, $1 from generate_series(1, 300) n", Now);
        _options.BatchSize = 7;
        // Nothing is written back, so that only the lease keeps them apart.
        _answer = _ => new WakeReply(new ErrorReply(ErrorCodes.StorageUnavailable, "away"), null);

        await Task.WhenAll(Drain(Round()), Drain(Round()), Drain(Round()));
        Assert.Equal(300, _woken.Count);
        Assert.Equal(300, _woken.Distinct().Count());
        _clock.Advance(_options.Lease);
        await Task.WhenAll(Drain(Round()), Drain(Round()));

        Assert.Equal(600, _woken.Count);
        Assert.All(_woken.GroupBy(id => id), account => Assert.Equal(2, account.Count()));
    }

    [Fact]
    public async Task The_scheduler_looks_every_second_and_survives_an_outage()
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var scheduler = new DueScheduler(
            Round(), lifetime, Options.Create(_options), _clock, NullLogger<DueScheduler>.Instance);
        await Due(1, "one", TimeSpan.Zero);
        await scheduler.StartAsync(CancellationToken.None);
        _clock.Advance(_options.Interval);
        Assert.Empty(_woken);
        lifetime.NotifyStarted();
        await Ticks(() => _woken.Count == 1);

        await _database.GoAway();
        for (var i = 0; i < 5; i++)
            _clock.Advance(_options.Interval);
        await _database.ComeBack();
        await Due(2, "two", TimeSpan.Zero);
        await Ticks(() => _woken.Count == 2);

        await scheduler.StopAsync(CancellationToken.None);
        Assert.Equal(["one", "two"], _woken);
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private DueRound Round() => new(
        _database.Source, Wake, Options.Create(_options), _clock, NullLogger<DueRound>.Instance);

    private async Task<WakeReply> Wake(string id)
    {
        await Task.Yield();
        _woken.Enqueue(id);
        return _answer(id);
    }

    private static async Task Drain(DueRound round)
    {
        while (await round.Run(CancellationToken.None))
        {
        }
    }

    private Task Ticks(Func<bool> condition) => Eventually.True(
        () =>
        {
            _clock.Advance(_options.Interval);
            return condition();
        },
        Patience);

    private Task Due(long accountNo, string id, TimeSpan fromNow, string clock = "") => _database.Execute(
        "insert into due (account_no, account_id, at, clock_id) values ($1, $2, $3, nullif($4, ''))",
        accountNo,
        id,
        Now + fromNow,
        clock);

    private async Task<DateTime?> At(long accountNo)
    {
        await using var command = _database.Source.CreateCommand($"select at from due where account_no = {accountNo}");
        return await command.ExecuteScalarAsync() as DateTime?;
    }
}
