using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>A receiver of messages in this process, which answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Take);
    }

    /// <summary>Its address, a path included.</summary>
    public string Url => $"{_app.Urls.Single()}/hook";

    /// <summary>Its host and port, as the setting of allowed targets has them.</summary>
    public string Target => new Uri(Url).Authority;

    /// <summary>Decides about a message; the answer is 200 where nothing else is said.</summary>
    public Func<Received, HttpResponse, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whatever came, in order.</summary>
    public IReadOnlyCollection<Received> All => _all;

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Answers all from now on with a status.</summary>
    public void AnswerWith(int status) => Answer = (_, response) =>
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var received = new Received(
            http.Request.Headers["webhook-id"].ToString(),
            http.Request.Headers["webhook-timestamp"].ToString(),
            http.Request.Headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync());
        _all.Enqueue(received);
        await Answer(received, http.Response);
    }
}

/// <summary>A message as it came.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    public JsonElement Data => JsonElement.Parse(Body).GetProperty("data");

    public string Type => JsonElement.Parse(Body).GetProperty("type").GetString()!;

    public string Account => Data.GetProperty("account").GetString()!;

    public long Sequence => Data.GetProperty("sequence").GetInt64();
}
