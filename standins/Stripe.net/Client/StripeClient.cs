namespace Stripe;

/// <summary>One Stripe account's API, at one address, with one key. Safe for use by many threads.</summary>
public class StripeClient : IStripeClient
{
    private readonly StripeClientOptions _options;

    /// <summary>Makes a client; what is not given takes its default.</summary>
    /// <exception cref="ArgumentException">The key is empty or has white space in it.</exception>
    public StripeClient(
        string apiKey = null,
        string clientId = null,
        IHttpClient httpClient = null,
        string apiBase = null,
        string connectBase = null,
        string filesBase = null,
        string meterEventsBase = null)
        : this(new StripeClientOptions
        {
            ApiKey = apiKey,
            ClientId = clientId,
            HttpClient = httpClient,
            ApiBase = apiBase,
            ConnectBase = connectBase,
            FilesBase = filesBase,
            MeterEventsBase = meterEventsBase,
        })
    {
    }

    /// <summary>Makes a client of a copy of the options; null means every default.</summary>
    /// <exception cref="ArgumentException">The key is empty or has white space in it.</exception>
    public StripeClient(StripeClientOptions options)
    {
        options ??= new StripeClientOptions();
        if (options.ApiKey is { } key && (key.Length == 0 || key.Any(char.IsWhiteSpace)))
            throw new ArgumentException("The API key is empty or has white space in it.", nameof(options));

        _options = new StripeClientOptions
        {
            ApiKey = options.ApiKey,
            ClientId = options.ClientId,
            HttpClient = options.HttpClient ?? new SystemNetHttpClient(),
            ApiBase = options.ApiBase ?? DefaultApiBase,
            ConnectBase = options.ConnectBase ?? DefaultConnectBase,
            FilesBase = options.FilesBase ?? DefaultFilesBase,
            MeterEventsBase = options.MeterEventsBase ?? DefaultMeterEventsBase,
            StripeAccount = options.StripeAccount,
            StripeContext = options.StripeContext,
        };
        V1 = new V1Services(this);
    }

    /// <summary>Stripe's own API.</summary>
    public static string DefaultApiBase => "https://api.stripe.com";

    /// <summary>Stripe's own address of Connect.</summary>
    public static string DefaultConnectBase => "https://connect.stripe.com";

    /// <summary>Stripe's own address of file uploads.</summary>
    public static string DefaultFilesBase => "https://files.stripe.com";

    /// <summary>Stripe's own address of the meter event streams.</summary>
    public static string DefaultMeterEventsBase => "https://meter-events.stripe.com";

    /// <inheritdoc/>
    public string ApiBase => _options.ApiBase;

    /// <inheritdoc/>
    public string ApiKey => _options.ApiKey;

    /// <inheritdoc/>
    public string ClientId => _options.ClientId;

    /// <inheritdoc/>
    public string ConnectBase => _options.ConnectBase;

    /// <inheritdoc/>
    public string FilesBase => _options.FilesBase;

    /// <inheritdoc/>
    public string MeterEventsBase => _options.MeterEventsBase;

    /// <summary>What sends the requests of this client.</summary>
    public IHttpClient HttpClient => _options.HttpClient;

    /// <summary>The services of the API's first version.</summary>
    public virtual V1Services V1 { get; }

    /// <inheritdoc/>
    public async Task<T> RequestAsync<T>(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default)
        where T : IStripeEntity
    {
        var request = new StripeRequest(method, path, options, requestOptions, _options);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return ResponseReader.Read<T>(response);
    }

    /// <inheritdoc/>
    public async Task<Stream> RequestStreamingAsync(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default)
    {
        var request = new StripeRequest(method, path, options, requestOptions, _options);
        var response = await HttpClient.MakeStreamingRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == System.Net.HttpStatusCode.OK
            ? response.Body
            : throw ResponseReader.Error(await response.ToStripeResponseAsync().ConfigureAwait(false));
    }
}
