using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>The HTTP API of a service, ours or the peer's, spread over its processes.</summary>
internal sealed class HttpApi(IReadOnlyList<Uri> urls) : IAsyncDisposable
{
    /// <summary>The headers that every request has.</summary>
    public const string Head =
        $"Host: billing\r\nAuthorization: Bearer {ServiceProcess.AdminKey}\r\nContent-Type: application/json\r\n";

    private readonly ConcurrentBag<HttpConnection> _idle = [];
    private int _next;

    /// <summary>Where it answers.</summary>
    public IReadOnlyList<Uri> Urls => urls;

    public async Task<ILine> Connect(Shape shape)
    {
        var connection = await Open();
        return shape == Shape.Batch ? new HttpBatchLine(connection) : new HttpUseLine(connection);
    }

    /// <summary>One debit, with all that was answered.</summary>
    public async Task<Answer> Use(string account, string? key, long quantity)
    {
        var (status, replayed, json) = await Send(
            "POST", $"/v1/accounts/{account}/usage", $$"""{"meter":"{{SiloTarget.Meter}}","quantity":"{{quantity}}"}""", key);
        if (status != 201)
            return new Answer((string?)json["code"] ?? $"{status}", replayed, 0, 0) { Effect = $"{status}" };
        var settled = (string)json["balances"]![SiloTarget.CreditType]!["settled"]!;
        return new Answer(null, replayed, (long)json["seq"]!, long.Parse(settled, CultureInfo.InvariantCulture))
        {
            Effect = Alike(json.AsObject()),
        };
    }

    /// <summary>Makes something.</summary>
    /// <exception cref="InvalidOperationException">The service refused.</exception>
    public async Task Make(string path, string body)
    {
        var (status, _, json) = await Send("POST", path, body, null);
        if (status is < 200 or > 299)
            throw new InvalidOperationException($"{path}: {status} {json.ToJsonString()}");
    }

    public async Task<JsonNode> Get(string path) => (await Send("GET", path, null, null)).Json;

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var connection))
            await connection.DisposeAsync();
    }

    private async Task<(int Status, bool Replayed, JsonNode Json)> Send(string method, string path, string? body, string? key)
    {
        var header = key is null ? "" : $"Idempotency-Key: {key}\r\n";
        var request = $"{method} {path} HTTP/1.1\r\n{Head}{header}Content-Length: {body?.Length ?? 0}\r\n\r\n{body}";
        if (!_idle.TryTake(out var connection))
            connection = await Open();
        var reply = await connection.Send(Encoding.ASCII.GetBytes(request));
        var json = JsonNode.Parse(reply.Body.Span)!;
        _idle.Add(connection);
        return (reply.Status, reply.Replayed, json);
    }

    // Without what names an entry or a grant: each engine has its own names.
    private static string Alike(JsonObject json)
    {
        json.Remove("entry_id");
        json.Remove("seq");
        foreach (var line in json["consumed"]!.AsArray())
            line!.AsObject().Remove("grant_id");
        return json.ToJsonString(JsonSerializerOptions.Default);
    }

    private Task<HttpConnection> Open() =>
        HttpConnection.Open(urls[(int)((uint)Interlocked.Increment(ref _next) % (uint)urls.Count)]);
}
