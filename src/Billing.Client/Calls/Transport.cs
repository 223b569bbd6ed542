using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Billing.Client;

/// <summary>Sends a call until it is answered or there is no more patience, each attempt with the same key.</summary>
internal sealed class Transport(HttpClient http, BillingClientOptions options, TimeProvider time, Func<double> random)
{
    private const string ReplayedHeader = "Idempotent-Replayed";

    private readonly RetryPolicy _retry = new(options, time, random);
    private readonly AuthenticationHeaderValue _key = new("Bearer", options.ApiKey);

    /// <summary>How long to pause before a stream is opened again.</summary>
    public TimeSpan StreamDelayAfter(int attempt) => _retry.DelayAfter(Math.Min(attempt, 10), null)!.Value;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Sends a call and reads its answer.</summary>
    public async Task<BillingResult<T>> Send<T>(Call call, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var isLast = attempt + 1 >= _retry.Attempts;
            RetryConditionHeaderValue? asked = null;
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.TimeoutMs), time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
                using var request = call.ToMessage();
                request.Headers.Authorization = _key;
                using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
                asked = response.Headers.RetryAfter;
                if (!RetryPolicy.IsTransient(response) || isLast || _retry.DelayAfter(attempt, asked) is null)
                    return await Read<T>(call, response, either.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (IsOnTheWay(fault) && !cancellation.IsCancellationRequested)
            {
                if (isLast)
                    throw Unreachable(call, fault);
            }
            await Task.Delay(_retry.DelayAfter(attempt, asked)!.Value, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a stream; its answer is the caller's to dispose. Only its beginning is limited in time.</summary>
    public async Task<HttpResponseMessage> Open(Call call, string? lastEventId, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.TimeoutMs), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var request = call.ToMessage();
        request.Headers.Authorization = _key;
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
    }

    /// <summary>What an answer that is none of the wanted ones says.</summary>
    public static async Task<BillingProblem> ReadProblem(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                var problem = JsonSerializer.Deserialize(body, BillingJson.Default.BillingProblem);
                if (problem is { Code: not "" })
                    return problem with { Status = (int)response.StatusCode };
            }
            catch (JsonException)
            {
                // Cut off, or another's: what is left is the status.
            }
        }
        return new BillingProblem
        {
            Code = BillingCodes.NotBilling,
            Status = (int)response.StatusCode,
            Detail = "The answer is not one of Billing's; is the address right?",
        };
    }

    /// <summary>Whether a fault lies between here and the service.</summary>
    public static bool IsOnTheWay(Exception fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException;

    private static async Task<BillingResult<T>> Read<T>(
        Call call, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            var problem = await ReadProblem(response, cancellation).ConfigureAwait(false);
            return IsRefusal(problem)
                ? new BillingResult<T>(problem, call.Key)
                : throw new BillingException(problem, call.Key);
        }
        var replayed = response.Headers.TryGetValues(ReplayedHeader, out var values) && values.Contains("true");
        var (status, body) = ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(
            cancellation).ConfigureAwait(false));
        if (default(T) is NoContent)
            return new BillingResult<T>(default!, status, replayed, call.Key);
        try
        {
            var value = JsonSerializer.Deserialize(body, BillingJson.Of<T>());
            return new BillingResult<T>(value!, status, replayed, call.Key);
        }
        catch (JsonException fault)
        {
            var problem = new BillingProblem
            {
                Code = BillingCodes.NotBilling,
                Status = status,
                Detail = $"The answer to {call.Method} {call.Path} cannot be read.",
            };
            throw new BillingException(problem, call.Key, fault);
        }
    }

    // A request that makes no sense and a path that is not there are mistakes in a program, not decisions of the
    // business.
    private static bool IsRefusal(BillingProblem problem) =>
        problem.Code is not (BillingCodes.InvalidRequest or BillingCodes.NotBilling or "not_found")
        && (HttpStatusCode)problem.Status is HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound
            or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity;

    private BillingException Unreachable(Call call, Exception fault)
    {
        var problem = new BillingProblem
        {
            Code = BillingCodes.Unreachable,
            Detail = $"{call.Method} {call.Path} was not answered in {_retry.Attempts} attempts.",
        };
        return new BillingException(problem, call.Key, fault);
    }
}
