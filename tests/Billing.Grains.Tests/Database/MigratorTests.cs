using Billing.Silo.Database;
using Billing.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Database;

public sealed class MigratorTests
{
    private static readonly Migration First = new("0001_a.sql", "create table a (x int); insert into a values (1);");
    private static readonly Migration Second = new("0002_b.sql", "insert into a values (2);");

    [Fact]
    public async Task The_files_of_this_program_apply_once_and_again_do_nothing()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await TestDatabase.MigrateAsync(database);
        await TestDatabase.MigrateAsync(database);

        Assert.Equal(
            Migration.Embedded().Count,
            await Postgres.Scalar<long>(database, "select count(*) from schema_migrations"));
        Assert.Equal(0, await Postgres.Scalar<long>(database, "select count(*) from ledger_readable"));
    }

    [Fact]
    public async Task Later_files_are_added()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Run(database, First);
        await Run(database, First, Second);

        Assert.Equal(2, await Postgres.Scalar<long>(database, "select count(*) from a"));
    }

    [Fact]
    public async Task Silos_that_start_together_take_turns()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Run(database, First, Second))));

        Assert.Equal(2, await Postgres.Scalar<long>(database, "select count(*) from a"));
    }

    [Fact]
    public async Task A_file_that_was_changed_is_refused()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Run(database, First);

        var refused = await Assert.ThrowsAsync<MigrationException>(
            () => Run(database, First with { Sql = "select 1;" }, Second));

        Assert.StartsWith("0001_a.sql was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Postgres.Scalar<long>(database, "select count(*) from a"));
    }

    [Fact]
    public async Task Line_ends_are_no_change()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Run(database, First with { Sql = First.Sql + "\n" });
        await Run(database, First with { Sql = First.Sql + "\r\n" });
    }

    [Fact]
    public async Task A_database_that_is_newer_is_refused()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Run(database, First, Second);

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Run(database, First));

        Assert.StartsWith("The database is newer", refused.Message, StringComparison.Ordinal);
        Assert.Contains("0002_b.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_comes_too_late_is_refused()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        await Run(database, Second with { Sql = "select 1;" });

        var refused = await Assert.ThrowsAsync<MigrationException>(
            () => Run(database, First, Second with { Sql = "select 1;" }));

        Assert.StartsWith("0001_a.sql comes before 0002_b.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var broken = new Migration("0002_broken.sql", "insert into a values (2); select nonsense;");

        var failed = await Assert.ThrowsAsync<MigrationException>(() => Run(database, First, broken));

        Assert.StartsWith("0002_broken.sql failed", failed.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Postgres.Scalar<long>(database, "select count(*) from a"));
        await Run(database, First, Second);
    }

    // Each run is like a process of its own: its own connections.
    private static async Task Run(string database, params Migration[] files)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await new Migrator(source, NullLogger<Migrator>.Instance, files).Run(CancellationToken.None);
    }
}
