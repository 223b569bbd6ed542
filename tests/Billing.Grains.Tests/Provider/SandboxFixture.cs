using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Billing.Contracts.Payments;
using Billing.Grains.Catalog;
using Billing.Grains.Provider;
using Billing.StripeSandbox;
using Billing.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Tests.Provider;

/// <summary>A sandbox on a real port, a database, and the client as the service has it.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private WebApplication _sandbox = null!;
    private HttpClient Browser { get; set; } = null!;

    public string Url { get; private set; } = null!;

    public ProviderClient Client { get; private set; } = null!;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public CustomerLinks Links { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url);
        builder.Services.AddStripeSandbox(new SandboxOptions { PublicUrl = Url });
        _sandbox = builder.Build();
        _sandbox.MapStripeSandbox();
        await _sandbox.StartAsync();
        Browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
        Client = new ProviderClient(Options.Create(new ProviderOptions { SandboxUrl = Url, TimeoutMs = 2_000 }));
        Source = NpgsqlDataSource.Create(await TestDatabase.CreateAsync());
        Links = new CustomerLinks(Source);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Browser.Dispose();
        await Source.DisposeAsync();
        await _sandbox.StopAsync();
        await _sandbox.DisposeAsync();
    }

    internal Dealing With(FakeAccount account, ProviderClient? client = null) => new(
        account.Id,
        account.Grain,
        client ?? Client,
        OnePlanCatalog.Instance,
        Links,
        new ProviderClocks(Source, Client, NullLogger<ProviderClocks>.Instance),
        NullLogger.Instance);

    /// <summary>Fills in the hosted page as a customer does.</summary>
    public async Task Pay(string url, string method = "visa")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "ada@example.com", ["method"] = method });
        using var answer = await Browser.PostAsync(new Uri(url), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Asks the sandbox itself for something.</summary>
    public async Task Control(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value));
        using var answer = await Browser.PostAsync(new Uri($"{Url}/_sandbox/{path}"), form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>No more faults.</summary>
    public async Task ClearFaults()
    {
        using var answer = await Browser.DeleteAsync(new Uri($"{Url}/_sandbox/faults"));
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>Every event so far that names one of these objects, oldest first.</summary>
    internal async Task<List<ProviderEvent>> Events(params string[] ids)
    {
        var events = new List<ProviderEvent>();
        await foreach (var one in Client.Stripe.V1.Events.ListAutoPagingAsync(new Stripe.EventListOptions { Limit = 100 }))
        {
            var shown = one.RawJsonElement!.Value.GetProperty("data").GetProperty("object");
            var text = shown.GetRawText();
            if (ids.Any(id => text.Contains(id, StringComparison.Ordinal)))
                events.Add(new ProviderEvent(one.Id, one.Type, IdOf(shown), text));
        }
        events.Reverse();
        return events;
    }

    private static string? IdOf(JsonElement shown) => shown.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
