using System.Net.Http.Headers;

namespace Billing.StripeSandbox.Tests.Support;

/// <summary>Calls the sandbox as a plain HTTP client: forms in, JSON out.</summary>
public sealed class StripeCaller(string url, string key) : IDisposable
{
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(url) };

    public string Url => url;

    public void Dispose() => _http.Dispose();

    public Task<StripeAnswer> Get(string path) => Send(HttpMethod.Get, path, "");

    public Task<StripeAnswer> Delete(string path, string form = "") => Send(HttpMethod.Delete, path, form);

    /// <summary>Posts a form written as <c>name=value&amp;name=value</c>; values are sent as they stand.</summary>
    public Task<StripeAnswer> Post(
        string path, string form = "", string? idempotencyKey = null, string? version = null) =>
        Send(HttpMethod.Post, path, form, idempotencyKey, version);

    public async Task<StripeAnswer> Send(
        HttpMethod method, string path, string form, string? idempotencyKey = null, string? version = null,
        string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bearer {key}");
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (version is not null) request.Headers.Add("Stripe-Version", version);
        if (method != HttpMethod.Get && form.Length > 0)
        {
            request.Content = new StringContent(form);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new StripeAnswer((int)response.StatusCode, text,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)));
    }

    /// <summary>Opens a hosted page, or submits its form; redirects are answered, not followed.</summary>
    public async Task<StripeAnswer> Page(string address, string? form = null)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (form is not null)
        {
            request.Content = new StringContent(form);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        using var response = await _http.SendAsync(request);
        return new StripeAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)));
    }

    /// <summary>The first event of a type whose object has this id.</summary>
    public async Task<JsonObject?> Event(string type, string objectId) =>
        (await Events(type)).FirstOrDefault(stored => stored.Text("data.object.id") == objectId);

    /// <summary>The events of a type, newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> Events(string type) =>
        [.. (await Get($"/v1/events?limit=100&type={type}")).Ok().Items("data")];
}
