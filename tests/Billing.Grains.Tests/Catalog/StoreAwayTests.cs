using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Catalog;
using Billing.Grains.Journal;
using Npgsql;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

/// <summary>No exception of the driver's leaves a grain: it could not cross the wire.</summary>
public sealed class StoreAwayTests
{
    // Nothing listens there.
    private const string Nowhere = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing";

    [Fact(DisplayName = "H6: without PostgreSQL every call answers storage_unavailable")]
    public async Task Every_call_answers_storage_unavailable()
    {
        await using var process = AdminProcess.Make(Nowhere);
        var (types, meters, keys) = (process.CreditTypes, process.Meters, process.ApiKeys);

        ErrorReply?[] errors =
        [
            (await types.Put(CreditType("emails", key: "k"))).Error,
            (await types.Patch(new CreditTypePatch("emails", "email", null, null, null))).Error,
            (await types.Archive("emails", true)).Error,
            (await types.Get("emails")).Error,
            (await types.List(null, 10)).Error,
            (await meters.Put(Meter("sent", key: "k"))).Error,
            (await meters.Get("sent")).Error,
            (await meters.List(null, 10)).Error,
            (await process.Plans.Put(Plan("free", key: "k"))).Error,
            (await process.Plans.Patch(PlanPatch("free"))).Error,
            (await process.Plans.Archive("free", true)).Error,
            (await process.Plans.Get("free")).Error,
            (await process.Plans.List(null, 10)).Error,
            (await process.Packages.Put(Package("pack", "emails", key: "k"))).Error,
            (await process.Packages.Get("pack")).Error,
            (await process.Settings.Get()).Error,
            (await process.Settings.Put(CatalogSettings.None)).Error,
            await process.Import.Apply(new CatalogObjects([], [], [], [], null, null)),
            (await keys.Create(AdminKey(key: "k"))).Error,
            (await keys.Find("ak_1")).Error,
            (await keys.List(null, 10)).Error,
            (await keys.Revoke("ak_1")).Error,
            (await keys.Authenticate([.. new byte[32]])).Error,
        ];

        Assert.All(errors, error => Assert.Equal(ErrorCodes.StorageUnavailable, error?.Code));
    }

    [Fact]
    public async Task A_process_does_not_start_without_a_catalog()
    {
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AdminProcess.Start(Nowhere));
        await using var process = AdminProcess.Make(Nowhere);
        await Assert.ThrowsAsync<JournalUnavailableException>(process.Bootstrap.MakeFirst);
    }

    [Fact]
    public async Task Connections_that_died_in_the_pool_cost_no_call()
    {
        await using var own = await OwnDatabase.Create();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => own.Process.Meters.Put(Meter($"m{i}"))));
        await own.Database.GoAway();
        await own.Database.ComeBack();

        for (var i = 0; i < 5; i++)
            Assert.Null((await own.Process.Meters.Put(Meter($"n{i}"))).Error);
    }

    [Fact(DisplayName = "B6: a commit without an answer is outcome_unknown, and the same key tells the truth")]
    public async Task A_commit_without_an_answer_is_outcome_unknown()
    {
        await using var own = await OwnDatabase.Create();
        await own.Database.Execute(
            """
            create function die() returns trigger language plpgsql as
              $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger die after insert on admin_requests
              deferrable initially deferred for each row execute function die();
            """);

        var unknown = await own.Process.Meters.Put(Meter("sent", key: "k"));
        await own.Database.Execute("drop trigger die on admin_requests");
        var told = await own.Process.Meters.Put(Meter("sent", key: "k"));

        Assert.Equal(ErrorCodes.OutcomeUnknown, unknown.Error?.Code);
        Assert.True(told is { Error: null, Created: true, Replayed: false });
    }

    [Fact]
    public async Task A_store_that_hangs_is_not_waited_for_for_ever()
    {
        await using var own = await OwnDatabase.Create();
        await using var connection = await own.Database.Source.OpenConnectionAsync();
        await using var blocker = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("lock table catalog_revision", connection, blocker);
        await hold.ExecuteNonQueryAsync();

        var reply = await own.Process.CreditTypes.Put(CreditType("emails", key: "k"));

        Assert.Equal(ErrorCodes.StorageUnavailable, reply.Error?.Code);
        await blocker.RollbackAsync();
        var later = await own.Process.CreditTypes.Put(CreditType("emails", key: "k"));
        Assert.True(later is { Created: true, Replayed: false });
    }
}
