using System.Globalization;
using Billing.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Billing.Api.Tests.Support;

/// <summary>The whole service in this process, on a port of its own.</summary>
public sealed class RunningApi : IAsyncDisposable
{
    /// <summary>The key that the operator chose.</summary>
    public const string AdminKey = "a key that the tests chose";

    private readonly HttpClient _http;

    private RunningApi(WebApplication app)
    {
        App = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(100) };
        Admin = As(AdminKey);
        Nobody = new ApiClient(_http, null);
    }

    public WebApplication App { get; }

    public ApiClient Admin { get; }

    public ApiClient Nobody { get; }

    /// <summary>Starts it on a database.</summary>
    public static async Task<RunningApi> StartAsync(
        string database,
        ILoggerProvider? log = null,
        string? catalog = null,
        int drainMs = 0,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["BILLING_POSTGRES"] = database,
            ["BILLING_ADMIN_KEY"] = AdminKey,
            ["BILLING_CATALOG"] = catalog,
            ["BILLING_DRAIN_MS"] = drainMs.ToString(CultureInfo.InvariantCulture),
            ["STRIPE_SANDBOX_URL"] = "off",
            // All tests call from one address; the limit has tests of its own.
            ["BILLING_AUTH_FAILURES_PER_S"] = "0",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddBillingSilo();
        builder.AddBillingApi();
        var app = builder.Build();
        app.MapBillingApi();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new RunningApi(app);
    }

    /// <summary>A client with this key.</summary>
    public ApiClient As(string key) => new(_http, key);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
