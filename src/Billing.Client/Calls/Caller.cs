using System.Text.Json;

namespace Billing.Client;

/// <summary>Makes the calls of the sub-clients: a body, a key where one counts, a path.</summary>
internal sealed class Caller(Transport transport)
{
    private const int LongestKey = 255;

    /// <summary>How streams are opened.</summary>
    public Transport Transport => transport;

    /// <summary>Reads.</summary>
    public Task<BillingResult<T>> Get<T>(string path, CancellationToken cancellation) =>
        transport.Send<T>(new Call(HttpMethod.Get, path), cancellation);

    /// <summary>Deletes; doing it twice is doing it once.</summary>
    public Task<BillingResult<T>> Delete<T>(string path, CancellationToken cancellation) =>
        transport.Send<T>(new Call(HttpMethod.Delete, path), cancellation);

    /// <summary>
    /// Posts with a key, made here where the caller has none: once for the call, so that no attempt counts twice.
    /// </summary>
    public Task<BillingResult<T>> Post<TBody, T>(
        string path, TBody body, string? key, CancellationToken cancellation) =>
        Write<TBody, T>(HttpMethod.Post, path, body, Checked(key), cancellation);

    /// <summary>Posts without a body.</summary>
    public Task<BillingResult<T>> Post<T>(string path, string? key, CancellationToken cancellation) =>
        transport.Send<T>(new Call(HttpMethod.Post, path, null, Checked(key)), cancellation);

    /// <summary>Posts where a key has no place.</summary>
    public Task<BillingResult<T>> PostKeyless<TBody, T>(string path, TBody body, CancellationToken cancellation) =>
        Write<TBody, T>(HttpMethod.Post, path, body, null, cancellation);

    /// <summary>Puts.</summary>
    public Task<BillingResult<T>> Put<TBody, T>(string path, TBody body, string? key, CancellationToken cancellation) =>
        Write<TBody, T>(HttpMethod.Put, path, body, Checked(key), cancellation);

    /// <summary>Patches.</summary>
    public Task<BillingResult<T>> Patch<TBody, T>(
        string path, TBody body, string? key, CancellationToken cancellation) =>
        Write<TBody, T>(HttpMethod.Patch, path, body, Checked(key), cancellation);

    /// <summary>A list, read page by page.</summary>
    public BillingList<T> List<T>(Query query) => new(this, query);

    /// <summary>A key that nobody used before.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N");

    private static string Checked(string? key) => key switch
    {
        null => NewKey(),
        { Length: > 0 and <= LongestKey } when !key.AsSpan().ContainsAnyExceptInRange(' ', '~') => key,
        _ => throw new ArgumentException(
            $"An idempotency key is 1 to {LongestKey} printable ASCII characters.", nameof(key)),
    };

    private Task<BillingResult<T>> Write<TBody, T>(
        HttpMethod method, string path, TBody body, string? key, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, BillingJson.Of<TBody>());
        return transport.Send<T>(new Call(method, path, json, key), cancellation);
    }
}
