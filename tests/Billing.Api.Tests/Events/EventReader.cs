using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Billing.Api.Tests.Events;

/// <summary>One event of a stream.</summary>
public sealed record StreamEvent(long Id, string Type, string Data);

/// <summary>Reads an account's stream, and can be cut off after any byte.</summary>
public sealed class EventReader(Uri address, string apiKey) : IDisposable
{
    // A connection for each stream: one that is cut is not used again.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The id of the last whole event, sent with the next request.</summary>
    public long? LastId { get; set; }

    /// <summary>Opens the stream.</summary>
    public async Task<HttpResponseMessage> Open(string account, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/accounts/{account}/events{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        if (LastId is { } last)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture));
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>
    /// Reads until the events satisfy the caller, the stream ends, or so many bytes have come. What is not whole by then is
    /// thrown away, as by a browser.
    /// </summary>
    public async Task<List<StreamEvent>> Read(
        HttpResponseMessage response, Func<StreamEvent, bool> isEnough, int bytes = int.MaxValue)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var body = await response.Content.ReadAsStreamAsync(end.Token);
        var events = new List<StreamEvent>();
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (bytes > 0)
        {
            var read = await body.ReadAsync(buffer.AsMemory(0, Math.Min(bytes, buffer.Length)), end.Token);
            if (read == 0)
                return events;
            bytes -= read;
            // Latin-1 keeps bytes apart that belong together; the tests compare ASCII only.
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            foreach (var one in Whole(text))
            {
                events.Add(one);
                LastId = one.Id;
                if (isEnough(one))
                    return events;
            }
        }
        return events;
    }

    public void Dispose() => _http.Dispose();

    private static List<StreamEvent> Whole(StringBuilder text)
    {
        var blocks = text.ToString().Split("\n\n");
        text.Clear().Append(blocks[^1]);
        return [.. blocks[..^1].Select(Parse).OfType<StreamEvent>()];
    }

    // Comments and the time to wait before coming back are no events.
    private static StreamEvent? Parse(string block)
    {
        var fields = block.Split('\n')
            .Where(line => !line.StartsWith(':'))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(field => field[0], field => field[1]);
        return fields.TryGetValue("data", out var data)
            ? new StreamEvent(long.Parse(fields["id"], CultureInfo.InvariantCulture), fields["event"], data)
            : null;
    }
}
