using System.Net;
using System.Net.Sockets;
using Billing.StripeSandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Billing;

namespace Billing.Grains.Tests.Export;

/// <summary>A Stripe in this process, on the test's clock.</summary>
internal sealed class LocalStripe : IAsyncDisposable
{
    private readonly WebApplication _app;
    // A paid page leads to the shop, which is not there.
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly string _url;

    private LocalStripe(TimeProvider clock)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_url);
        builder.Services.AddSingleton(clock);
        builder.Services.AddStripeSandbox(new SandboxOptions { PublicUrl = _url });
        _app = builder.Build();
        _app.MapStripeSandbox();
        // One attempt a call: the tests decide what fails.
        Client = new StripeClient(new StripeClientOptions
        {
            ApiKey = "sk_test_sandbox", ApiBase = _url, HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 0),
        });
    }

    public StripeClient Client { get; }

    public static async Task<LocalStripe> Start(TimeProvider clock)
    {
        var stripe = new LocalStripe(clock);
        await stripe._app.StartAsync();
        return stripe;
    }

    public async Task<string> Customer() => (await new CustomerService(Client).CreateAsync(new CustomerCreateOptions())).Id;

    public async Task<string> Meter(string eventName) => (await new MeterService(Client).CreateAsync(new MeterCreateOptions
    {
        DisplayName = eventName,
        EventName = eventName,
        DefaultAggregation = new MeterDefaultAggregationOptions { Formula = "sum" },
    })).Id;

    public async Task<decimal> Total(string meter, string customer, DateTime from, DateTime to)
    {
        var options = new MeterEventSummaryListOptions { Customer = customer, StartTime = from, EndTime = to };
        return (await new MeterEventSummaryService(Client).ListAsync(meter, options)).Sum(one => one.AggregatedValue);
    }

    /// <summary>Pays a hosted page with a card.</summary>
    public async Task Pay(string pageUrl)
    {
        using var content = new StringContent("email=a@b.c&method=visa", null, "application/x-www-form-urlencoded");
        await _http.PostAsync(new Uri(pageUrl), content);
    }

    /// <summary>The next calls about meter events fail so.</summary>
    public Task Fault(string form) => Control("faults", $"method=POST&path=/v1/billing/meter_event&{form}");

    public Task Heal() => _http.DeleteAsync(new Uri($"{_url}/_sandbox/faults"));

    public Task Down(TimeSpan time) => Control("down", $"seconds={(long)time.TotalSeconds}");

    private async Task Control(string path, string form)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        (await _http.PostAsync(new Uri($"{_url}/_sandbox/{path}"), content)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
    }
}
