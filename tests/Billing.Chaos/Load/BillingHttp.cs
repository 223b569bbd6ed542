using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Billing.Chaos.Servers;

namespace Billing.Chaos.Load;

/// <summary>Calls the service over HTTP and writes down what it answered.</summary>
internal sealed class BillingHttp : IDisposable
{
    private readonly HttpClient _http;
    private readonly History _history;

    public BillingHttp(Uri address, string key, History history)
    {
        _history = history;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public History History => _history;

    /// <summary>Tries an operation once.</summary>
    public async Task<Attempt> Try(Operation operation)
    {
        var path = operation.Kind == OperationKind.Grant ? "grants" : "usage";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/accounts/{operation.Account}/{path}");
        request.Headers.Add("Idempotency-Key", operation.Key);
        request.Content = JsonContent.Create(Body(operation));
        var start = History.Now;
        var answer = await Send(request);
        var attempt = Answers.ReadOne(operation, start, History.Now, answer);
        _history.Add(attempt);
        return attempt;
    }

    /// <summary>Tries several operations in one request.</summary>
    public async Task<Attempt[]> TryBatch(IReadOnlyList<Operation> operations)
    {
        var items = operations.Select(operation => new Dictionary<string, object>(Body(operation))
        {
            ["account"] = operation.Account,
            ["idempotency_key"] = operation.Key,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/usage:batch");
        request.Content = JsonContent.Create(new { items });
        var start = History.Now;
        var answer = await Send(request);
        var attempts = Answers.ReadBatch(operations, start, History.Now, answer);
        foreach (var attempt in attempts)
            _history.Add(attempt);
        return attempts;
    }

    /// <summary>Reads an account's balances; false when there was no good answer.</summary>
    public async Task<bool> Read(string account)
    {
        var start = History.Now;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/accounts/{account}/balances");
        var answer = await Send(request);
        if (answer.Status != 200)
            return false;
        var (seq, settled) = Answers.ReadBalances(answer.Text);
        _history.Add(new Reading(account, start, History.Now, seq, settled));
        return true;
    }

    /// <summary>GET or POST of anything else, by name of the path; no retry.</summary>
    public async Task<Answer> Call(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await Send(request);
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, object> Body(Operation operation)
    {
        var amount = LoadCatalog.Print(operation.CreditType, operation.Amount);
        return operation.Kind switch
        {
            OperationKind.Metered => new() { ["meter"] = LoadCatalog.Meter, ["quantity"] = $"{operation.Quantity}" },
            OperationKind.Debit => new() { ["credit_type"] = operation.CreditType, ["amount"] = amount },
            _ => new()
            {
                ["credit_type"] = operation.CreditType,
                ["amount"] = amount,
                ["priority"] = operation.Priority,
                ["expires"] = "days:30",
            },
        };
    }

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        try
        {
            using var response = await _http.SendAsync(request);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            return new Answer(
                (int)response.StatusCode,
                System.Text.Encoding.UTF8.GetString(bytes),
                Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 12)),
                response.Headers.TryGetValues("Idempotent-Replayed", out var values) && values.Contains("true"))
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            };
        }
        catch (TaskCanceledException)
        {
            return Answer.TimedOut;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Answer.Broken;
        }
    }
}
