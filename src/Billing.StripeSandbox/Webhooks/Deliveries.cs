using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Billing.StripeSandbox.Webhooks;

/// <summary>
/// Sends events to endpoints, each attempt signed anew. Anything but 2xx in time is a failure and is tried again after
/// the next wait. Deliveries run beside each other, so order is as little promised as Stripe promises it.
/// </summary>
internal sealed class Deliveries(
    World world, Outbox outbox, DeliveryMode mode, TimeProvider time, ILogger<Deliveries> logger)
    : BackgroundService
{
    private const int MostAtOnce = 16;
    private const int MostShuffleMs = 300;

    private readonly SemaphoreSlim _slots = new(MostAtOnce);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = world.Options.WebhookTimeout };

    public override void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var id in outbox.Left()) Start(id, stoppingToken);
        try
        {
            await foreach (var id in world.Events.Stored.ReadAllAsync(stoppingToken)) Start(id, stoppingToken);
        }
        finally
        {
            await Task.WhenAll(_running.Keys)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Start(string eventId, CancellationToken stopping)
    {
        foreach (var endpointId in outbox.Pending(eventId))
        {
            var delivery = Deliver(eventId, endpointId, stopping);
            _running[delivery] = true;
            _ = delivery.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task Deliver(string eventId, string endpointId, CancellationToken stopping)
    {
        await mode.WhenOpen(stopping);
        if (mode.IsShuffled) await Task.Delay(Random.Shared.Next(MostShuffleMs), stopping);
        var isDelivered = await Send(eventId, endpointId, stopping);
        foreach (var wait in world.Options.WebhookRetryDelays)
        {
            if (isDelivered) break;
            await Task.Delay(wait, time, stopping);
            await mode.WhenOpen(stopping);
            isDelivered = await Send(eventId, endpointId, stopping);
        }

        for (var copy = 1; isDelivered && copy < mode.Copies; copy++) await Send(eventId, endpointId, stopping);
        outbox.Done(eventId, endpointId, isDelivered);
        if (!isDelivered) SandboxLog.DeliveryGivenUp(logger, eventId, endpointId);
    }

    /// <summary>One attempt. A letter without an addressee counts as delivered.</summary>
    private async Task<bool> Send(string eventId, string endpointId, CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        try
        {
            if (outbox.Letter(eventId, endpointId) is not { } letter) return true;
            using var request =
                new HttpRequestMessage(HttpMethod.Post, letter.Url) { Content = new ByteArrayContent(letter.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.TryAddWithoutValidation(
                "Stripe-Signature", Signature.Header(letter.Secret, time.GetUtcNow().ToUnixTimeSeconds(), letter.Body));
            request.Headers.UserAgent.ParseAdd("Billing.StripeSandbox/1.0");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
            if (!response.IsSuccessStatusCode)
                SandboxLog.DeliveryRefused(logger, eventId, endpointId, (int)response.StatusCode);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException fault)
        {
            SandboxLog.DeliveryFailed(logger, eventId, endpointId, fault);
            return false;
        }
        catch (TaskCanceledException fault) when (!stopping.IsCancellationRequested)
        {
            SandboxLog.DeliveryFailed(logger, eventId, endpointId, fault);
            return false;
        }
        finally
        {
            _slots.Release();
        }
    }
}
