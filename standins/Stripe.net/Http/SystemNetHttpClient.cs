using System.Text.Json;

namespace Stripe;

/// <summary>Sends requests by <see cref="System.Net.Http.HttpClient"/>, with retries.</summary>
public class SystemNetHttpClient : IHttpClient
{
    /// <summary>How often a request is repeated when nothing else is said.</summary>
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> SharedHttpClient = new(BuildDefaultSystemNetHttpClient);

    private readonly HttpClient _httpClient;
    private readonly string _userAgent;
    private readonly string _clientDescription;

    /// <summary>Makes the sender. The telemetry switch is kept; nothing is ever measured or sent.</summary>
    /// <param name="httpClient">Null for a shared one that waits <see cref="DefaultHttpTimeout"/>.</param>
    /// <param name="maxNetworkRetries">0 for one attempt only.</param>
    /// <param name="appInfo">Named in the user agent.</param>
    /// <param name="enableTelemetry">Without effect.</param>
    public SystemNetHttpClient(
        HttpClient httpClient = null,
        int maxNetworkRetries = DefaultMaxNumberRetries,
        AppInfo appInfo = null,
        bool enableTelemetry = true)
    {
        _httpClient = httpClient ?? SharedHttpClient.Value;
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;
        _userAgent = UserAgent(appInfo);
        _clientDescription = ClientDescription(appInfo);
    }

    /// <summary>80 s for one attempt.</summary>
    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    /// <summary>The longest pause between two attempts.</summary>
    public static TimeSpan MaxNetworkRetriesDelay => RetryRule.MostDelay;

    /// <summary>The shortest pause between two attempts.</summary>
    public static TimeSpan MinNetworkRetriesDelay => RetryRule.LeastDelay;

    /// <summary>As it was given.</summary>
    public bool EnableTelemetry { get; }

    /// <summary>As it was given.</summary>
    public int MaxNetworkRetries { get; }

    /// <summary>The clock of the pauses between attempts.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A client that gives an attempt up after <see cref="DefaultHttpTimeout"/>.</summary>
    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    /// <inheritdoc/>
    public async Task<StripeResponse> MakeRequestAsync(
        StripeRequest request, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new StripeResponse(
            response.StatusCode,
            response.Headers,
            await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<StripeStreamedResponse> MakeStreamingRequestAsync(
        StripeRequest request, CancellationToken cancellationToken = default)
    {
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new StripeStreamedResponse(
            response.StatusCode,
            response.Headers,
            await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    private static string UserAgent(AppInfo appInfo)
    {
        var own = $"Stripe/V1 .NetBindings/{StripeConfiguration.StripeNetVersion} (stand-in)";
        return appInfo is null ? own : $"{own} {appInfo.FormatUserAgent()}";
    }

    private static string ClientDescription(AppInfo appInfo) => JsonSerializer.Serialize(new
    {
        bindings_version = StripeConfiguration.StripeNetVersion,
        lang = ".net",
        lang_version = Environment.Version.ToString(),
        publisher = "stand-in",
        application = appInfo is null
            ? null
            : new { name = appInfo.Name, partner_id = appInfo.PartnerId, version = appInfo.Version, url = appInfo.Url },
    });

    private async Task<HttpResponseMessage> SendAsync(StripeRequest request, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            HttpResponseMessage response = null;
            try
            {
                using var message = Message(request);
                response = await _httpClient.SendAsync(message, cancellationToken).ConfigureAwait(false);
                if (retry >= MaxNetworkRetries || !RetryRule.ShouldRetry(response))
                    return response;
            }
            catch (HttpRequestException) when (retry < MaxNetworkRetries)
            {
                // Not reached, or cut off: the same key makes another attempt safe.
            }
            catch (OperationCanceledException)
                when (retry < MaxNetworkRetries && !cancellationToken.IsCancellationRequested)
            {
                // The HTTP client's own time-out.
            }

            response?.Dispose();
#pragma warning disable CA5394 // Chance only spreads the retries.
            var pause = RetryRule.Delay(retry + 1, Random.Shared.NextDouble());
#pragma warning restore CA5394
            await Task.Delay(pause, Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Message(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.TryAddWithoutValidation("X-Stripe-Client-User-Agent", _clientDescription);
        message.Headers.Authorization = request.AuthorizationHeader;
        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }
}
