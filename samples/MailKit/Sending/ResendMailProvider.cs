using System.Net.Http.Headers;
using System.Text.Json;

namespace MailKit.Sending;

/// <summary>Sends through Resend.</summary>
internal sealed class ResendMailProvider(MailKitSettings settings) : IMailProvider, IDisposable
{
    private const int TimeoutSeconds = 20;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = new Uri("https://api.resend.com/"),
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", settings.ResendKey) },
    };

    /// <inheritdoc/>
    public string Name => "resend";

    /// <inheritdoc/>
    public async Task<string?> Send(string sendId, Mail mail, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "emails");
        request.Headers.Add("Idempotency-Key", sendId);
        request.Content = JsonContent.Create(
            new { from = settings.MailFrom, to = new[] { mail.To }, subject = mail.Subject, html = mail.Html });
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                return null;
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return answer.GetProperty("id").GetString();
        }
        catch (Exception fault)
            when (fault is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Whether it went out is not known. It is not charged: a customer pays for what was surely sent.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
