using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MailKit.Sending;

/// <summary>Sends through Resend, or a handler that takes its place.</summary>
internal sealed class ResendMailProvider(MailKitSettings settings, HttpMessageHandler? handler = null)
    : IMailProvider, IDisposable
{
    private const int TimeoutSeconds = 20;

    private readonly HttpClient _http = new(
        handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = new Uri("https://api.resend.com/"),
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", settings.ResendKey) },
    };

    /// <inheritdoc/>
    public string Name => "resend";

    /// <inheritdoc/>
    public async Task<MailResult> Send(string key, Mail mail, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "emails");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(
            new { from = settings.MailFrom, to = new[] { mail.To }, subject = mail.Subject, html = mail.Html });
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
                return IdIn(await response.Content.ReadAsByteArrayAsync(cancellation));
            return IsFinal(response.StatusCode) ? new MailResult.Refused() : new MailResult.Unknown();
        }
        catch (Exception fault)
            when (fault is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new MailResult.Unknown();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // 409: another call with this key is under way.
    private static bool IsFinal(HttpStatusCode status) =>
        (int)status < 500 && status is not (HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout);

    // It was taken, whatever the answer looks like; the key brings the id where this one has none.
    private static MailResult IdIn(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web)?.Id is { Length: > 0 } id
                ? new MailResult.Taken(id)
                : new MailResult.Unknown();
        }
        catch (JsonException)
        {
            return new MailResult.Unknown();
        }
    }

    private sealed record Answer(string? Id);
}
