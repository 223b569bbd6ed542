using System.Threading.Channels;
using Billing.Client;
using MailKit.Webhooks;

namespace MailKit.Page;

/// <summary>
/// Tells a page, as server-sent events, that there is something new: a ledger entry, or a notice by webhook.
/// </summary>
internal sealed class ChangeStream(
    BillingClient billing, Notices notices, string customer, CancellationToken stopping) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        // One sign that something changed is as good as ten.
        var changes = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        Task[] sources = [Entries(changes.Writer, end.Token), Told(changes.Writer, end.Token)];
        try
        {
            await response.WriteAsync("retry: 1000\n\n", end.Token);
            await foreach (var _ in changes.Reader.ReadAllAsync(end.Token))
            {
                await response.WriteAsync("event: changed\ndata: {}\n\n", end.Token);
                await response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed.
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(sources).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Entries(ChannelWriter<bool> changes, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in billing.Events.StreamAsync(customer, cancellation: cancellation))
                changes.TryWrite(true);
        }
        catch (BillingException)
        {
            // The page comes back and hears why.
            changes.TryComplete();
        }
    }

    private async Task Told(ChannelWriter<bool> changes, CancellationToken cancellation)
    {
        while (true)
        {
            await notices.Changed(customer).WaitAsync(cancellation);
            changes.TryWrite(true);
        }
    }
}
