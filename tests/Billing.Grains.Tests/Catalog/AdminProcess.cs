using Billing.Grains.ApiKeys;
using Billing.Grains.Catalog;
using Billing.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Billing.Grains.Tests.Catalog;

/// <summary>
/// What one process of a deployment has of catalog and API keys, registered as a host registers it. The grains only
/// pass calls on to these; <see cref="OverTheWireTests"/> calls the grains.
/// </summary>
public sealed class AdminProcess : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly IHost _host;

    private AdminProcess(NpgsqlDataSource source, IHost host, CapturedLogs logs)
    {
        _source = source;
        _host = host;
        Logs = logs;
    }

    public CapturedLogs Logs { get; }

    public CatalogCache Cache => _host.Services.GetRequiredService<CatalogCache>();

    public BootstrapAdminKey Bootstrap => _host.Services.GetRequiredService<BootstrapAdminKey>();

    public CreditTypes CreditTypes => _host.Services.GetRequiredService<CreditTypes>();

    public Meters Meters => _host.Services.GetRequiredService<Meters>();

    public Plans Plans => _host.Services.GetRequiredService<Plans>();

    public Packages Packages => _host.Services.GetRequiredService<Packages>();

    public SettingsChanges Settings => _host.Services.GetRequiredService<SettingsChanges>();

    public CatalogImport Import => _host.Services.GetRequiredService<CatalogImport>();

    public ApiKeyStore ApiKeys => _host.Services.GetRequiredService<ApiKeyStore>();

    /// <summary>A process whose refresher runs, by the machine's clock.</summary>
    public static Task<AdminProcess> Start(string connectionString, params (string Name, string Value)[] settings) =>
        Started(Make(connectionString, TimeProvider.System, settings));

    /// <summary>A process whose refresher runs, and waits for <paramref name="clock"/>.</summary>
    public static async Task<AdminProcess> Start(string connectionString, ManualClock clock)
    {
        var process = await Started(Make(connectionString, clock, []));
        await Eventually.True(() => clock.TimerCount == 1, TimeSpan.FromSeconds(30));
        return process;
    }

    /// <summary>A process without its refresher: its cache reads only when something asks it to.</summary>
    public static AdminProcess Make(string connectionString, params (string Name, string Value)[] settings) =>
        Make(connectionString, TimeProvider.System, settings);

    private static AdminProcess Make(
        string connectionString, TimeProvider time, (string Name, string Value)[] settings)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        var logs = new CapturedLogs();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(time);
        builder.Services.AddCatalogAndApiKeys(builder.Configuration);
        return new AdminProcess(source, builder.Build(), logs);
    }

    private static async Task<AdminProcess> Started(AdminProcess process)
    {
        await process._host.StartAsync();
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _source.DisposeAsync();
    }
}
