using System.Net;
using System.Text;

namespace Billing.Client.Tests.Support;

/// <summary>Answers calls in the order in which it was told to, and remembers them.</summary>
public sealed class FakeService : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public ImpatientClock Clock { get; } = new();

    public List<SentCall> Calls { get; } = [];

    /// <summary>Whether it says {} to whatever it was told nothing about, and 404 to who wants a stream.</summary>
    public bool AnswersAlways { get; init; }

    public FakeService Answer(int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(_ => Task.FromResult(Message(status, body, "application/json", headers)));
        return this;
    }

    public FakeService Problem(int status, string code, string more = "", params (string Name, string Value)[] headers)
    {
        var body = $$"""{"code":"{{code}}","status":{{status}},"detail":"No.","traceId":"00-abc"{{more}}}""";
        _answers.Enqueue(_ => Task.FromResult(Message(status, body, "application/problem+json", headers)));
        return this;
    }

    public FakeService Stream(string text)
    {
        _answers.Enqueue(_ => Task.FromResult(Message(200, text, "text/event-stream", [])));
        return this;
    }

    public FakeService Break()
    {
        _answers.Enqueue(_ => throw new HttpRequestException("connection refused"));
        return this;
    }

    public FakeService NeverAnswer()
    {
        _answers.Enqueue(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("it ended");
        });
        return this;
    }

    /// <summary>A client of it; one attempt may take an hour, which is never over.</summary>
    public BillingClient Client(Action<BillingClientOptions>? configure = null)
    {
        var options = new BillingClientOptions
        {
            BaseAddress = new Uri("http://billing.test/base"),
            ApiKey = "bk_test",
            TimeoutMs = 3_600_000,
            StreamIdleMs = 3_600_000,
        };
        configure?.Invoke(options);
        return new BillingClient(options, this, Clock, () => 1);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add(new SentCall(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            body,
            Header(request, "Idempotency-Key"),
            request.Headers.Authorization?.ToString(),
            Header(request, "Last-Event-ID")));
        if (AnswersAlways && _answers.Count == 0)
            return Message(request.Headers.Accept.Count > 0 ? 404 : 200, "{}", "application/json", []);
        return await _answers.Dequeue()(cancellationToken);
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static HttpResponseMessage Message(
        int status, string body, string type, (string Name, string Value)[] headers)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        foreach (var (name, value) in headers)
            message.Headers.Add(name, value);
        return message;
    }
}

/// <summary>A call as it arrived.</summary>
public sealed record SentCall(
    string Method, string Path, string? Body, string? Key, string? Authorization, string? LastEventId);
