using Billing.Silo;
using Billing.Silo.Database;
using Billing.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Database;

public sealed class DurabilityCheckTests
{
    [Fact]
    public async Task A_durable_database_is_accepted() => await Run(await TestDatabase.CreateEmptyAsync());

    [Theory]
    [InlineData("synchronous_commit = off", "synchronous_commit is off")]
    [InlineData("default_transaction_read_only = on", "default_transaction_read_only is on")]
    public async Task A_setting_of_the_database_is_seen(string setting, string complaint)
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await Postgres.Execute(database, $"alter database {name} set {setting}");

        var refused = await Assert.ThrowsAsync<UnsafeDatabaseException>(() => Run(database));

        Assert.StartsWith(complaint, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_fsync_is_refused_unless_that_is_wanted()
    {
        await using var server = await PrivatePostgres.StartAsync("fsync=off");

        var refused = await Assert.ThrowsAsync<UnsafeDatabaseException>(() => Run(server.ConnectionString()));

        Assert.StartsWith("fsync is off", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("_THAT_CAN_LOSE_ACKNOWLEDGED_DEBITS=true.", refused.Message, StringComparison.Ordinal);
        await Run(server.ConnectionString(), allow: true);
    }

    [Fact]
    public async Task A_server_without_full_page_writes_is_refused()
    {
        await using var server = await PrivatePostgres.StartAsync("full_page_writes=off");

        var refused = await Assert.ThrowsAsync<UnsafeDatabaseException>(() => Run(server.ConnectionString()));

        Assert.StartsWith("full_page_writes is off", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_only_reads_is_refused_even_then()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await Postgres.Execute(database, $"alter database {name} set default_transaction_read_only = on");

        await Assert.ThrowsAsync<UnsafeDatabaseException>(() => Run(database, allow: true));
    }

    private static Task Run(string database, bool allow = false) => new DurabilityCheck(
        Options.Create(new SiloOptions
        {
            ConnectionString = database, AllowDatabaseThatCanLoseAcknowledgedDebits = allow,
        }),
        NullLogger<DurabilityCheck>.Instance).Run(CancellationToken.None);
}
