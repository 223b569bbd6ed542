using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Billing.Client;

/// <summary>An account's entries as they happen.</summary>
public sealed class EventsClient
{
    private readonly Caller _caller;
    private readonly BillingClientOptions _options;

    internal EventsClient(Caller caller, BillingClientOptions options) => (_caller, _options) = (caller, options);

    /// <summary>
    /// Entries behind <paramref name="afterSeq"/>, in order, each once, for as long as the caller listens. A stream
    /// that breaks off is opened again where it stopped; that never ends by itself.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="afterSeq">The last entry that is known, 0 for all; null begins with what happens from now
    /// on.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BillingException">
    /// The account is not there, or not this key's, or its ledger is damaged.</exception>
    public async IAsyncEnumerable<AccountEvent> StreamAsync(
        string account, long? afterSeq = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var call = new Call(HttpMethod.Get, Query.Path($"v1/accounts/{account}/events"));
        // Where it begins is fixed once, so that nothing is missed if the first connection breaks off early.
        var last = afterSeq ?? await HeadOf(account, cancellation).ConfigureAwait(false);
        var failures = 0;
        while (true)
        {
            var response = await Open(call, last, cancellation).ConfigureAwait(false);
            if (response is not null)
            {
                await using var events = Read(response, cancellation).GetAsyncEnumerator(cancellation);
                while (await Next(events, cancellation).ConfigureAwait(false) is { } next)
                {
                    failures = 0;
                    if (next.Seq <= last)
                        continue;
                    last = next.Seq;
                    yield return next;
                }
            }
            var pause = _caller.Transport.StreamDelayAfter(failures++);
            await Task.Delay(pause, _caller.Transport.Time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<long> HeadOf(string account, CancellationToken cancellation)
    {
        var found = await _caller.Get<Account>(
            Query.Path($"v1/accounts/{account}"), cancellation).ConfigureAwait(false);
        return found.Value.Seq;
    }

    // Null where it is worth trying again.
    private async Task<HttpResponseMessage?> Open(Call call, long last, CancellationToken cancellation)
    {
        try
        {
            var lastId = last.ToString(CultureInfo.InvariantCulture);
            var response = await _caller.Transport.Open(call, lastId, cancellation).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
                return response;
            using (response)
            {
                if (RetryPolicy.IsTransient(response))
                    return null;
                var problem = await Transport.ReadProblem(response, cancellation).ConfigureAwait(false);
                // A ledger does not mend by itself; other faults may.
                return problem.Status >= 500 && problem.Code != BillingCodes.LedgerDamaged
                    ? null
                    : throw new BillingException(problem);
            }
        }
        catch (Exception fault) when (Transport.IsOnTheWay(fault) && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // Null where the stream is over, however it ended.
    private static async Task<AccountEvent?> Next(IAsyncEnumerator<AccountEvent> events, CancellationToken cancellation)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false) ? events.Current : null;
        }
        catch (Exception fault) when (Transport.IsOnTheWay(fault) && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<AccountEvent> Read(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using var stream = new IdleLimitStream(body, _options.StreamIdleMs, _caller.Transport.Time);
            var parser = SseParser.Create(
                stream, (_, data) => JsonSerializer.Deserialize(data, BillingJson.Default.LedgerEntry));
            await foreach (var item in parser.EnumerateAsync(cancellation).ConfigureAwait(false))
            {
                // What is no entry (a sign of life, a word of a later version) is not this stream's business.
                if (item.Data is { Seq: > 0 } entry)
                    yield return new AccountEvent(entry.Seq, entry.Type, entry);
            }
        }
    }
}
