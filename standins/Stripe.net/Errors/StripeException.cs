using System.Net;

namespace Stripe;

/// <summary>Stripe refused a request, an answer could not be read, or an event is not to be trusted.</summary>
public class StripeException : Exception
{
    /// <summary>An exception without a message.</summary>
    public StripeException()
    {
    }

    /// <summary>An exception that no answer has caused.</summary>
    public StripeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that another one has caused.</summary>
    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }

    /// <summary>An exception for an answer.</summary>
    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StripeError = stripeError;
    }

    /// <summary>The status of the answer; 0 when there was none.</summary>
    public HttpStatusCode HttpStatusCode { get; set; }

    /// <summary>What Stripe says is wrong; null when there was no answer or it could not be read.</summary>
    public StripeError StripeError { get; set; }

    /// <summary>The answer, with its request id; null when there was none.</summary>
    public StripeResponse StripeResponse { get; set; }
}
