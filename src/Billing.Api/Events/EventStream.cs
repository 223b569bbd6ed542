using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Billing.Api.Accounts;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Events;

/// <summary>
/// Sends ledger lines as server-sent events until the reader goes, his key is revoked, or this process stops. He comes back with
/// the id of the last one and misses nothing.
/// </summary>
/// <param name="account">Whose ledger.</param>
/// <param name="after">The entry that the first page follows.</param>
/// <param name="first">The first page.</param>
/// <param name="isStillLetIn">Asks now and then.</param>
/// <param name="leave">Called when it ends.</param>
/// <param name="clock">Ends streams that are old.</param>
internal sealed class EventStream(
    IAccountGrain account,
    long after,
    LedgerPageReply first,
    Func<Task<bool>> isStillLetIn,
    Action leave,
    TimeProvider clock)
    : IResult
{
    /// <summary>The most entries that are read at once.</summary>
    public const int PageLimit = 100;

    // Well below the time that a grain call may take, and so short that an account which moves to another silo waits little.
    private const int WaitMs = 2000;

    // Streams are spread over the processes again now and then.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // nginx would gather events otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await response.WriteAsync("retry: 1000\n\n", httpContext.RequestAborted);
            await Send(response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or comes back to another process.
        }
        catch (Exception fault) when (GrainFaults.Find(fault, readsOnly: true) is not null)
        {
            // As when the store is away: he comes back and goes on where he was.
        }
        finally
        {
            leave();
        }
    }

    private async Task Send(HttpResponse response, CancellationToken end)
    {
        var begun = clock.GetTimestamp();
        var (seen, page) = (after, first);
        while (page.Error is null && clock.GetElapsedTime(begun) < Longest)
        {
            foreach (var entry in page.Entries)
            {
                Write(response.BodyWriter, LedgerLine.Of(entry));
                seen = entry.Seq;
            }
            if (page.Entries.IsEmpty)
                response.BodyWriter.Write(": nothing new\n\n"u8);
            await response.BodyWriter.FlushAsync(end);
            if (!await isStillLetIn())
                return;
            page = await account.Follow(new FollowQuery(seen, PageLimit, WaitMs)).WaitAsync(end);
        }
    }

    // JSON holds no line breaks, so it is one line of data.
    private static void Write(IBufferWriter<byte> body, LedgerLine line)
    {
        Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"id: {line.Seq}\nevent: {line.Type}\ndata: "), body);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JsonOutput.Encoder }))
            JsonSerializer.Serialize(json, line, ApiJson.Default.LedgerLine);
        body.Write("\n\n"u8);
    }
}
