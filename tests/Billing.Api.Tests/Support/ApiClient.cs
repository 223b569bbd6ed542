using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Billing.Api.Tests.OpenApi;

namespace Billing.Api.Tests.Support;

/// <summary>Calls the service with one key, as a careful client would, and believes only documented answers.</summary>
public sealed class ApiClient(HttpClient http, string? apiKey)
{
    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<ApiAnswer> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<ApiAnswer> Post(string path, object? body = null, string? key = null) =>
        Send(HttpMethod.Post, path, body, key);

    public Task<ApiAnswer> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, body);

    /// <summary>Sends a string as it is and anything else as JSON.</summary>
    public Task<ApiAnswer> Send(HttpMethod method, string path, object? body = null, string? key = null) =>
        SendContent(method, path, body is null ? null : Json(body as string ?? JsonSerializer.Serialize(body)), key);

    public async Task<ApiAnswer> SendContent(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (apiKey is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        var answer = await ApiAnswer.Read(response);
        if (AnswerCheck.Fault(method, path, answer) is { } fault)
            Assert.Fail(fault);
        return answer;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
