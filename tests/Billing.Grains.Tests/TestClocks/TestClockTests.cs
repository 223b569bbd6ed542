using System.Collections.Concurrent;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.TestClocks;
using Billing.Domain.Accounts;
using Billing.Grains.Admin;
using Billing.Grains.TestClocks;
using Billing.Grains.Tests.Catalog;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Tests.TestClocks;

public sealed class TestClockTests : IClassFixture<AdminDatabaseFixture>
{
    private static readonly DateTime January = new(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);
    private readonly AdminDatabaseFixture _fixture;
    private readonly Billing.Grains.TestClocks.TestClocks _clocks;
    private readonly TestClockAdvance _advance;
    private readonly ConcurrentQueue<(string Account, AdvanceClockRequest Request)> _advanced = new();
    private Func<string, ErrorReply?> _answer = _ => null;

    public TestClockTests(AdminDatabaseFixture fixture)
    {
        _fixture = fixture;
        var database = new AdminDatabase(
            fixture.Source, Options.Create(new AdminOptions()), TimeProvider.System, NullLogger<AdminDatabase>.Instance);
        _clocks = new Billing.Grains.TestClocks.TestClocks(database);
        _advance = new TestClockAdvance(database, Advance);
    }

    [Fact]
    public async Task A_clock_stands_still_until_it_is_advanced()
    {
        var id = await Make();

        Assert.Equal(January, (await _clocks.Read(id)).Clock!.Now);
        Assert.Equal(January.AddDays(59), (await Advance(id, January.AddDays(59))).Clock!.Now);
        Assert.Equal(January.AddDays(59), (await _clocks.Read(id)).Clock!.Now);
        Assert.Equal(January.AddDays(59), (await Advance(id, January.AddDays(59))).Clock!.Now);
    }

    [Fact(DisplayName = "B2: the same key makes one clock")]
    public async Task The_same_key_makes_one_clock()
    {
        var request = new CreateTestClockRequest(new CallKey("make", Guid.Empty), January);
        var first = await _clocks.Create(TestClockId.Create(), request);
        var again = await _clocks.Create(TestClockId.Create(), request);
        var other = await _clocks.Create(TestClockId.Create(), request with { Now = January.AddDays(1) });

        Assert.Equal((first.Clock, true), (again.Clock, again.Replayed));
        Assert.Equal((RefusalCodes.IdempotencyKeyReused, null), (other.Error?.Code, other.Clock));
    }

    [Fact]
    public async Task An_advance_with_the_same_key_is_answered_as_before()
    {
        var id = await Make();
        var key = new CallKey("advance", Guid.Empty);
        var first = await _advance.Run(id, new AdvanceTestClockRequest(key, January.AddDays(1)));
        await Advance(id, January.AddDays(9));
        var again = await _advance.Run(id, new AdvanceTestClockRequest(key, January.AddDays(1)));

        Assert.Null(first.Error);
        Assert.Equal((first.Clock, true), (again.Clock, again.Replayed));
    }

    [Fact]
    public async Task Every_account_is_moved_in_order_before_it_answers()
    {
        var id = await Make();
        var accounts = Enumerable.Range(0, 100).Select(i => $"{id}-{i:000}").ToArray();
        foreach (var account in accounts.Reverse())
            Assert.Equal(January, (await _clocks.Join(id, account)).Clock!.Now);
        var to = January.AddMonths(2);

        Assert.Equal(to, (await Advance(id, to)).Clock!.Now);

        Assert.Equal(accounts, _advanced.Select(call => call.Account));
        Assert.All(_advanced, call => Assert.Equal((id, to), (call.Request.ClockId, call.Request.To)));
        Assert.Single(_advanced.Select(call => call.Request.Key).Distinct());
    }

    [Fact]
    public async Task An_advance_that_was_broken_off_is_finished_by_the_next()
    {
        var id = await Make();
        foreach (var i in Enumerable.Range(0, 40))
            await _clocks.Join(id, $"{id}-{i:00}");
        var to = January.AddMonths(1);
        _answer = account => account.EndsWith("-35", StringComparison.Ordinal)
            ? new ErrorReply(ErrorCodes.StorageUnavailable, "away")
            : null;

        Assert.Equal(ErrorCodes.StorageUnavailable, (await Advance(id, to)).Error!.Code);
        Assert.Equal(January, (await _clocks.Read(id)).Clock!.Now);
        // Some accounts are there already: back is refused, and who joins begins there.
        Assert.Equal(("invalid_request", "to"), Fault(await Advance(id, to.AddDays(-1))));
        Assert.Equal(to, (await _clocks.Join(id, $"{id}-new")).Clock!.Now);
        var key = _advanced.First().Request.Key;
        _advanced.Clear();
        _answer = _ => null;

        Assert.Equal(to, (await Advance(id, to)).Clock!.Now);
        Assert.Equal(41, _advanced.Count);
        Assert.All(_advanced, call => Assert.Equal(key, call.Request.Key));
    }

    [Fact]
    public async Task A_time_that_a_clock_cannot_show_is_refused()
    {
        var id = await Make();

        Assert.Equal(("invalid_request", "to"), Fault(await Advance(id, January.AddTicks(-10))));
        Assert.Equal(("invalid_request", "to"), Fault(await Advance(id, January.AddYears(10).AddTicks(10))));
        Assert.Equal(("invalid_request", "to"), Fault(await Advance(id, DateTime.MaxValue)));
        Assert.Null((await Advance(id, January.AddYears(10))).Error);
        var made = await _clocks.Create(TestClockId.Create(), new CreateTestClockRequest(NoKey(), DateTime.MinValue));
        Assert.Equal(("invalid_request", "now"), Fault(made));
    }

    [Fact]
    public async Task An_account_that_was_never_opened_there_stops_nobody()
    {
        var id = await Make();
        await _clocks.Join(id, "never-opened");
        _answer = _ => new ErrorReply(RefusalCodes.AccountNotFound, "There is no such account.");

        Assert.Equal(January.AddDays(1), (await Advance(id, January.AddDays(1))).Clock!.Now);
    }

    [Fact]
    public async Task An_account_that_is_open_elsewhere_is_not_noted()
    {
        var id = await Make();
        var account = await _fixture.OpenAccount();

        Assert.Equal(January, (await _clocks.Join(id, account)).Clock!.Now);
        await Advance(id, January.AddDays(1));

        Assert.Empty(_advanced);
    }

    [Fact]
    public async Task A_clock_has_at_most_ten_thousand_accounts()
    {
        var id = await Make();
        await _fixture.Execute(
            "insert into test_clock_accounts (clock_id, account_id) select $1, 'a' || n from generate_series(1, 10000) n",
            id);

        Assert.Equal(("invalid_request", "test_clock"), Fault(await _clocks.Join(id, "one-more")));
        Assert.Null((await _clocks.Join(id, "a77")).Error);
    }

    [Fact]
    public async Task A_clock_that_is_not_there_is_not_found()
    {
        foreach (var id in new[] { TestClockId.Create(), "tc_\0", "nothing" })
        {
            Assert.Equal(ErrorCodes.TestClockNotFound, (await _clocks.Read(id)).Error!.Code);
            Assert.Equal(ErrorCodes.TestClockNotFound, (await _clocks.Join(id, "acme")).Error!.Code);
            Assert.Equal(ErrorCodes.TestClockNotFound, (await Advance(id, January)).Error!.Code);
        }
    }

    [Fact(DisplayName = "H6: without PostgreSQL every call answers storage_unavailable")]
    public async Task Without_PostgreSQL_every_call_answers_storage_unavailable()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=9;Username=nobody;Database=nothing");
        var database = new AdminDatabase(
            nowhere, Options.Create(new AdminOptions()), TimeProvider.System, NullLogger<AdminDatabase>.Instance);
        var clocks = new Billing.Grains.TestClocks.TestClocks(database);
        var advance = new TestClockAdvance(database, Advance);
        var id = TestClockId.Create();

        TestClockReply[] replies =
        [
            await clocks.Create(id, new CreateTestClockRequest(NoKey(), January)),
            await clocks.Read(id),
            await clocks.Join(id, "acme"),
            await advance.Run(id, new AdvanceTestClockRequest(NoKey(), January)),
        ];

        Assert.All(replies, reply => Assert.Equal(ErrorCodes.StorageUnavailable, reply.Error?.Code));
    }

    private static CallKey NoKey() => new(null, Guid.NewGuid());

    private static (string? Code, string? Field) Fault(TestClockReply reply) => (reply.Error?.Code, reply.Error?.Field);

    private async Task<string> Make() =>
        (await _clocks.Create(TestClockId.Create(), new CreateTestClockRequest(NoKey(), January))).Clock!.Id;

    private Task<TestClockReply> Advance(string id, DateTime to) =>
        _advance.Run(id, new AdvanceTestClockRequest(NoKey(), to));

    private Task<MutationReply> Advance(string account, AdvanceClockRequest request)
    {
        _advanced.Enqueue((account, request));
        return Task.FromResult(new MutationReply(_answer(account), null, false, null));
    }
}
