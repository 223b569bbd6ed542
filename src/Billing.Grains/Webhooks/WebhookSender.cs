using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Sends a message once. Whatever the receiver or the network does is an outcome, never an exception.</summary>
internal sealed class WebhookSender(
    WebhookConnections connections, WebhookTargets targets, IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    private const int MostBytesRead = 4 * 1024;
    private const int MostWords = 200;

    private readonly HttpClient _http = new(connections.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends it.</summary>
    /// <exception cref="OperationCanceledException">The silo stops; the receiver may have it.</exception>
    public async Task<WebhookOutcome> Send(WebhookTarget target, PendingDelivery message, CancellationToken stop)
    {
        // What was allowed when the endpoint was made may not be any more.
        if (targets.Fault(target.Url) is { } fault)
            return new WebhookOutcome(null, fault, null);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.Value.TimeoutMs), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            using var request = Request(target, message);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)answer.StatusCode;
            if (status is >= 200 and < 300)
                return new WebhookOutcome(status, null, null);
            var retryAfter = RetryAfter.Of(answer.Headers.RetryAfter, clock.GetUtcNow());
            return new WebhookOutcome(status, await Words(answer, either.Token), retryAfter);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WebhookOutcome(null, "no answer in time", null);
        }
        catch (Exception reason) when (reason is HttpRequestException or IOException)
        {
            return new WebhookOutcome(null, WordFor(reason), null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(WebhookTarget target, PendingDelivery message)
    {
        var body = Encoding.UTF8.GetBytes(message.Payload);
        var now = clock.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", "Billing-Webhooks/1");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(target.SecretsAt(now), message.Id, timestamp, body));
        return request;
    }

    private static async Task<string> Words(HttpResponseMessage answer, CancellationToken cancel)
    {
        if ((int)answer.StatusCode is >= 300 and < 400)
            return "a redirect, which is not followed";
        var buffer = new byte[MostBytesRead];
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        var words = new StringBuilder(MostWords);
        foreach (var rune in Encoding.UTF8.GetString(buffer, 0, length).EnumerateRunes())
        {
            if (words.Length >= MostWords)
                break;
            words.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return words.ToString().Trim() is { Length: > 0 } said ? said : "refused without a word";
    }

    // Not the exception's own text: it names addresses, which are the operator's business, not the endpoint's.
    private static string WordFor(Exception reason)
    {
        for (var cause = reason; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TargetRefusedException refused:
                    return refused.Message;
                case AuthenticationException:
                    return "its certificate was not accepted";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "its host was not found";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "it refused the connection";
            }
        }
        return "the connection broke";
    }
}
