using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

/// <summary>The status and the headers of an answer.</summary>
public abstract class StripeResponseBase
{
    /// <summary>Makes an answer.</summary>
    public StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>200 is the only status of success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>All headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>When Stripe answered.</summary>
    public DateTimeOffset? Date => Headers?.Date;

    /// <summary>The idempotency key that Stripe has seen.</summary>
    public string IdempotencyKey => First("Idempotency-Key");

    /// <summary>Stripe's name for the request (<c>req_…</c>): log it, support asks for it.</summary>
    public string RequestId => First("Request-Id");

    /// <summary>Status, request id and date.</summary>
    public override string ToString() => $"{(int)StatusCode} {RequestId} {Date:s}";

    private string First(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
