using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>What became of a call to a service that may be killed meanwhile.</summary>
/// <param name="Seq">The ledger entry, or null where the call must be sent again with its key.</param>
/// <param name="Replayed">Whether it had taken effect before.</param>
internal readonly record struct ServiceAnswer(long? Seq, bool Replayed);

/// <summary>Debits over HTTP, one a request; a connection that breaks is an answer too.</summary>
internal sealed class ServiceClient : IDisposable
{
    private static readonly byte[] OneUnit =
        JsonSerializer.SerializeToUtf8Bytes(new { meter = SiloTarget.Meter, quantity = "1" });

    private readonly HttpClient _http;

    public ServiceClient(Uri url)
    {
        _http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminKey);
    }

    /// <summary>Charges one unit.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<ServiceAnswer> Debit(int account, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/accounts/{Fleet.NameOf(account)}/usage")
        {
            Content = new ByteArrayContent(OneUnit),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                return default;
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"key {key}: {(int)answer.StatusCode}");
            return new ServiceAnswer(Seq(body), answer.Headers.Contains("Idempotent-Replayed"));
        }
        catch (HttpRequestException)
        {
            // Nobody listens, or the connection broke with the call under way.
            return default;
        }
    }

    /// <summary>The balance of an account.</summary>
    public async Task<long> Balance(string account)
    {
        using var json = JsonDocument.Parse(await _http.GetStringAsync(
            new Uri($"/v1/accounts/{account}/balances", UriKind.Relative)));
        var credits = json.RootElement.GetProperty("balances").GetProperty(SiloTarget.CreditType);
        return long.Parse(credits.GetProperty("settled").GetString()!, CultureInfo.InvariantCulture);
    }

    public void Dispose() => _http.Dispose();

    private static long Seq(byte[] text)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1
                || !reader.ValueTextEquals("seq"u8))
                continue;
            reader.Read();
            return reader.GetInt64();
        }
        throw new FormatException("An answer without a seq.");
    }
}
