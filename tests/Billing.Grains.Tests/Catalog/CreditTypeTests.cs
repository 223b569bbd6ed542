using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class CreditTypeTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task The_first_one_is_created_with_defaults_filled_in()
    {
        var code = FreshCode("emails");

        var reply = await _process.CreditTypes.Put(CreditType(code));

        Assert.Null(reply.Error);
        Assert.True(reply.Created);
        Assert.False(reply.Replayed);
        var view = reply.CreditType!;
        Assert.Equal(new CreditTypeView(code, code, 0, "never", "fifo", false, 1, view.CreatedAt), view);
        Assert.Equal(DateTimeKind.Utc, view.CreatedAt.Kind);
        Assert.Equal(view, (await _process.CreditTypes.Get(code)).CreditType);
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing()
    {
        var code = FreshCode("emails");
        var first = await _process.CreditTypes.Put(CreditType(code, "email", 2, "days:30"));
        var revision = await Revision();

        var again = await _process.CreditTypes.Put(CreditType(code, "email", 2, "days:030", "fifo"));

        Assert.False(again.Created);
        Assert.Equal(first.CreditType, again.CreditType);
        Assert.Equal(revision, await Revision());
    }

    [Fact]
    public async Task Other_content_makes_a_new_version_and_the_old_one_is_kept()
    {
        var code = FreshCode("emails");
        var first = await _process.CreditTypes.Put(CreditType(code, "email"));

        var second = await _process.CreditTypes.Put(CreditType(code, "message", 0, "period_end"));

        Assert.False(second.Created);
        Assert.Equal(
            first.CreditType! with { Unit = "message", DefaultExpiry = "period_end", Version = 2 }, second.CreditType);
        Assert.Equal(
            "1:email:never,2:message:period_end",
            await database.Scalar<string>(
                """
                select string_agg(version || ':' || unit || ':' || default_expiry, ',' order by version)
                from credit_type_versions where code = $1
                """,
                code));
    }

    [Fact]
    public async Task A_patch_leaves_what_it_does_not_name()
    {
        var code = FreshCode("emails");
        await _process.CreditTypes.Put(CreditType(code, "email", 2, "days:30", "expiry_first"));

        var patched = await _process.CreditTypes.Patch(new CreditTypePatch(code, null, null, "never", null));
        var nothing = await _process.CreditTypes.Patch(new CreditTypePatch(code, "email", 2, null, null));

        var view = patched.CreditType!;
        Assert.Equal(new CreditTypeView(code, "email", 2, "never", "expiry_first", false, 2, view.CreatedAt), view);
        Assert.Equal(view, nothing.CreditType);
        var unknown = await _process.CreditTypes.Patch(new CreditTypePatch("nobody", "u", null, null, null));
        Assert.Equal(ErrorCodes.CreditTypeNotFound, unknown.Error?.Code);
        var wrong = await _process.CreditTypes.Patch(new CreditTypePatch(code, null, 10, null, null));
        Assert.Equal(("invalid_request", "precision"), (wrong.Error?.Code, wrong.Error?.Field));
    }

    [Fact]
    public async Task An_archived_one_stays_readable_and_can_be_taken_back()
    {
        var code = FreshCode("emails");
        await _process.CreditTypes.Put(CreditType(code, "email", 3));

        var archived = await _process.CreditTypes.Archive(code, true);
        await _process.Cache.Refresh();
        var terms = _process.Cache.CreditType(code)!;
        var again = await _process.CreditTypes.Archive(code, true);
        var changed = await _process.CreditTypes.Put(CreditType(code, "message", 3));
        var back = await _process.CreditTypes.Archive(code, false);

        Assert.True(archived.CreditType!.Archived);
        Assert.Equal(1, archived.CreditType.Version);
        Assert.Equal(new Asset(code, 3, BurnOrder.Fifo), terms.Asset);
        Assert.True(terms.Archived);
        Assert.Equal(archived, again);
        Assert.True(changed.CreditType!.Archived);
        Assert.False(back.CreditType!.Archived);
        await _process.Cache.Refresh();
        Assert.False(_process.Cache.CreditType(code)!.Archived);
        var unknown = await _process.CreditTypes.Archive("nobody", true);
        Assert.Equal(ErrorCodes.CreditTypeNotFound, unknown.Error?.Code);
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        await using var empty = await OwnDatabase.Create();
        foreach (var code in new[] { "b", "a_", "a-", "c", "a1" })
            await empty.Process.CreditTypes.Put(CreditType(code));

        var first = await empty.Process.CreditTypes.List(null, 3);
        var second = await empty.Process.CreditTypes.List("a_", 3);
        var wrong = await empty.Process.CreditTypes.List("A\0", 3);

        Assert.Equal(["a-", "a1", "a_"], first.CreditTypes.Select(view => view.Code));
        Assert.True(first.HasMore);
        Assert.Equal(["b", "c"], second.CreditTypes.Select(view => view.Code));
        Assert.False(second.HasMore);
        Assert.Equal("cursor", wrong.Error?.Field);
    }

    private Task<long> Revision() => database.Scalar<long>("select revision from catalog_revision");
}
