namespace Stripe;

/// <summary>Sends requests to Stripe. <see cref="StripeClient"/> is the only one that the product uses.</summary>
public interface IStripeClient
{
    /// <summary>The address of the API, without a slash at its end.</summary>
    string ApiBase { get; }

    /// <summary>The secret key, or null where every request brings its own.</summary>
    string ApiKey { get; }

    /// <summary>The client id of Connect; kept and not used.</summary>
    string ClientId { get; }

    /// <summary>The address of Connect; kept and not used.</summary>
    string ConnectBase { get; }

    /// <summary>The address of file uploads; kept and not used.</summary>
    string FilesBase { get; }

    /// <summary>The address of the meter event streams; kept and not used.</summary>
    string MeterEventsBase { get; }

    /// <summary>Sends one request, repeated by the client's rule, and reads the answer.</summary>
    /// <exception cref="StripeException">Stripe refused, or its answer is not what it should be.</exception>
    /// <exception cref="HttpRequestException">No attempt reached Stripe.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or every attempt timed out.</exception>
    Task<T> RequestAsync<T>(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default)
        where T : IStripeEntity;

    /// <summary>As <see cref="RequestAsync"/>, with the body of the answer as it comes.</summary>
    Task<Stream> RequestStreamingAsync(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default);
}
