using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

/// <summary>An answer whose body is still to be read.</summary>
public class StripeStreamedResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, Stream body)
    : StripeResponseBase(statusCode, headers)
{
    /// <summary>The body.</summary>
    public Stream Body { get; } = body;

    internal async Task<StripeResponse> ToStripeResponseAsync()
    {
        using var reader = new StreamReader(Body);
        return new StripeResponse(StatusCode, Headers, await reader.ReadToEndAsync().ConfigureAwait(false));
    }
}
