using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Billing.StripeSandbox.Tests.Support;

/// <summary>A receiver of webhooks that keeps what came and answers as told.</summary>
public sealed class Inbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Letter> _letters = new();

    private Inbox(string url, WebApplication app)
    {
        Url = url;
        _app = app;
    }

    public sealed record Letter(string Signature, byte[] Body)
    {
        public JsonObject Event => (JsonObject)JsonNode.Parse(Body)!;
    }

    public string Url { get; }

    /// <summary>How many of the next letters are answered with 500.</summary>
    public int Refusals { get; set; }

    public IReadOnlyList<Letter> Letters => [.. _letters];

    public static async Task<Inbox> Open()
    {
        var url = $"http://127.0.0.1:{SandboxHost.FreePort()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var inbox = new Inbox(url + "/hook", app);
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            inbox._letters.Enqueue(new Letter(request.Headers["Stripe-Signature"].ToString(), body.ToArray()));
            return inbox.Refusals-- > 0 ? Results.StatusCode(500) : Results.Ok();
        });
        await app.StartAsync();
        return inbox;
    }

    /// <summary>Waits until enough letters of a type have come.</summary>
    public async Task<IReadOnlyList<Letter>> Receive(string type, int count = 1)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (true)
        {
            var found = Letters.Where(letter => letter.Event.Text("type") == type).ToList();
            if (found.Count >= count) return found;
            if (DateTime.UtcNow > deadline)
                Assert.Fail(
                    $"{found.Count} of {count} {type}; came: "
                    + string.Join(", ", Letters.Select(letter => letter.Event.Text("type"))));
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
