using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Billing.Bench.Targets;

namespace Billing.Bench.Scaling;

/// <summary>Ours over HTTP, one debit a request, spread over the API processes.</summary>
internal sealed class HttpTarget : ITarget
{
    private readonly HttpClient[] _apis;
    private int _next;

    private HttpTarget(IEnumerable<Uri> urls) => _apis = [.. urls.Select(Client)];

    public static async Task<HttpTarget> Start(IEnumerable<Uri> urls)
    {
        var target = new HttpTarget(urls);
        await target.Post("/v1/credit-types", new { code = SiloTarget.CreditType, precision = 0 });
        await target.Post(
            "/v1/meters", new { code = SiloTarget.Meter, cost = new { credit_type = SiloTarget.CreditType, amount = "1" } });
        return target;
    }

    public Task Open(string account) => Post("/v1/accounts", new { id = account });

    public Task Grant(string account, long amount, DateTimeOffset expiresAt) => Post(
        $"/v1/accounts/{account}/grants",
        new { credit_type = SiloTarget.CreditType, amount = $"{amount}", expires_at = expiresAt.UtcDateTime });

    public async Task<Answer> Use(string account, string? key, long quantity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/accounts/{account}/usage")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
                new { meter = SiloTarget.Meter, quantity = $"{quantity}" })),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await Api().SendAsync(request);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            return new Answer($"{(int)answer.StatusCode}", false, 0, 0);
        return new Answer(null, answer.Headers.Contains("Idempotent-Replayed"), Seq(text), 0);
    }

    public async Task<long> Balance(string account)
    {
        using var json = JsonDocument.Parse(await Api().GetStringAsync(
            new Uri($"/v1/accounts/{account}/balances", UriKind.Relative)));
        return long.Parse(
            json.RootElement.GetProperty("balances").GetProperty(SiloTarget.CreditType).GetProperty("settled").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var api in _apis)
            api.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpClient Client(Uri url)
    {
        var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Members.AdminKey);
        return client;
    }

    // Without a tree of the document: the load generator shares the machine with what it measures.
    private static long Seq(byte[] text)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("seq"u8))
            {
                reader.Read();
                return reader.GetInt64();
            }
        }
        throw new FormatException("An answer without a seq.");
    }

    private async Task Post(string path, object body)
    {
        using var answer = await Api().PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private HttpClient Api() => _apis[(uint)Interlocked.Increment(ref _next) % (uint)_apis.Length];
}
