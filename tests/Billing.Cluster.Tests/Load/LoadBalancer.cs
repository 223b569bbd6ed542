using Billing.Chaos.Load;

namespace Billing.Cluster.Tests.Load;

/// <summary>Sends a call to one of the APIs that said a moment ago that they are ready, as a load balancer does.</summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<BillingHttp> _apis;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private volatile IReadOnlyList<BillingHttp> _ready;
    private int _next;

    public LoadBalancer(IReadOnlyList<BillingHttp> apis)
    {
        _apis = _ready = apis;
        _watching = Watch();
    }

    /// <summary>The next one in turn. With none ready, any: a caller must hear something.</summary>
    public BillingHttp Next()
    {
        var ready = _ready is { Count: > 0 } some ? some : _apis;
        return ready[(Interlocked.Increment(ref _next) & int.MaxValue) % ready.Count];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task Watch()
    {
        while (!_stop.IsCancellationRequested)
        {
            var answers = await Task.WhenAll(_apis.Select(IsReady));
            _ready = [.. _apis.Where((_, i) => answers[i])];
            await Task.Delay(Between);
        }
    }

    private static async Task<bool> IsReady(BillingHttp api)
    {
        try
        {
            return (await api.Call(HttpMethod.Get, "/health/ready").WaitAsync(Patience)).Status == 200;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
