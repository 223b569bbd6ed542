using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

/// <summary>A whole answer.</summary>
public class StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content)
    : StripeResponseBase(statusCode, headers)
{
    /// <summary>The body, JSON as a rule.</summary>
    public string Content { get; } = content;
}
