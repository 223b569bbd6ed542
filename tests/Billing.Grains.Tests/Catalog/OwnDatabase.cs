namespace Billing.Grains.Tests.Catalog;

/// <summary>A database and a process for one test that looks at all there is.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private OwnDatabase(AdminDatabaseFixture database, AdminProcess process)
    {
        Database = database;
        Process = process;
    }

    public AdminDatabaseFixture Database { get; }

    public AdminProcess Process { get; }

    public static async Task<OwnDatabase> Create()
    {
        var database = new AdminDatabaseFixture();
        await database.InitializeAsync();
        return new OwnDatabase(database, AdminProcess.Make(database.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Database.DisposeAsync();
    }
}
